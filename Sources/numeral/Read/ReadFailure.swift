import Files
import NumeralServer
import PictureFiles
import Wire

/// The JSON line of a file that could not be read: `{"error":{"code":…,"message":…},"file":…}`.
struct ReadFailure: Encodable {
    struct Reason: Encodable {
        let code: ProblemCode
        /// What is wrong, then what to do about it.
        let message: String
    }

    let file: String
    let error: Reason

    init(file: String, error: any Error) {
        self.file = file
        let code: ProblemCode =
            switch error {
            case let error as PictureError: ProblemCode(error)
            case is FileError, is ReadInputError: .fileUnreadable
            default: .readingFailed
            }
        self.error = Reason(code: code, message: Self.words(for: error))
    }

    /// What is wrong, then what to do about it; the file's name is said beside it.
    static func words(for error: any Error) -> String {
        (error as? FileError)?.reason ?? "\(error)"
    }
}
