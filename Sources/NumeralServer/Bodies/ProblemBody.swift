import HTTPTypes
import Wire

/// The JSON of a refusal, as RFC 9457 has it.
struct ProblemBody: Encodable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let code: String
    let instance: String

    init(_ refusal: Refusal, requestID: String) {
        type = "urn:numeral:problem:\(refusal.code.rawValue)"
        title = refusal.code.title
        status = refusal.code.status.code
        detail = refusal.detail
        code = refusal.code.rawValue
        instance = "urn:numeral:request:\(requestID)"
    }
}
