import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Synchronization
import Wire

/// What was no HTTP, or too much of it: answered by 400 before it became a request, so that
/// ``RequestLog`` never sees it. Logs a line for each, with a name and how many there were so far.
final class ParserRefusals: Sendable {
    /// One of them.
    struct Refused {
        /// Its name, which the answer gives in `X-Request-ID`.
        let id: String
        /// What the answer says.
        let body: ByteBuffer?
    }

    private let ids: RequestIDs
    private let logger: Logger
    private let count = Atomic<Int>(0)

    init(ids: RequestIDs, logger: Logger) { (self.ids, self.logger) = (ids, logger) }

    func add(_ error: any Error) -> Refused {
        let id = ids.next()
        logger.info(
            "refused by the parser",
            metadata: [
                "request_id": .string(id), "status": .stringConvertible(400),
                "error": .string("\(error)"),
                "count": .stringConvertible(count.add(1, ordering: .relaxed).newValue),
            ])
        let problem = ProblemBody(
            Refusal(.requestMalformed, Self.detail(of: error)), requestID: id)
        let hasBody = (error as? HostFieldError)?.isOfHEAD != true
        return Refused(id: id, body: hasBody ? try? Response.buffer(of: problem) : nil)
    }

    private static func detail(of error: any Error) -> String {
        switch error {
        case is HostFieldError: "the request names no host, or two: send one field Host"
        case HTTPParserError.headerOverflow:
            "the head of the request is too long: send fewer fields, or shorter ones"
        default: "this is no sound HTTP: let a library or a browser write the request"
        }
    }
}
