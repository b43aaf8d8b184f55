package import PictureFiles
package import Wire

/// Why a request got no answer: becomes `application/problem+json` or the error page.
package struct Refusal: Error, Hashable {
    package let code: ProblemCode
    /// What is wrong: what to do.
    package let detail: String
    /// What the answer's headers must say beside.
    package let headers: [String: String]

    package init(_ code: ProblemCode, _ detail: String, headers: [String: String] = [:]) {
        self.code = code
        self.detail = detail
        self.headers = headers
    }
}

extension Refusal {
    /// What a picture that does not decode means for the one who sent it: that it is empty or too
    /// large is said of the body.
    package init(_ error: PictureError) {
        let code: ProblemCode =
            switch ProblemCode(error) {
            case .imageEmpty: .bodyEmpty
            case .imageTooLarge: .bodyTooLarge
            case let code: code
            }
        self.init(code, "\(error)")
    }
}
