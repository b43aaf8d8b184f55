import Files
import Foundation
import PictureFiles

/// The JSON line of a file that could not be read: `{"error":{"code":…,"message":…},"file":…}`.
struct ReadFailure: Encodable {
    struct Reason: Encodable {
        /// Stable: `file_unreadable`, the codes of ``PictureError``, or `reading_failed`.
        let code: String
        /// What is wrong, then what to do about it.
        let message: String
    }

    let file: String
    let error: Reason

    init(file: String, error: any Error) {
        self.file = file
        let code =
            switch error {
            case let error as PictureError: error.code
            case is FileError: "file_unreadable"
            default: "reading_failed"
            }
        self.error = Reason(code: code, message: Self.words(for: error))
    }

    /// What is wrong, then what to do about it; the file's name is said beside it.
    static func words(for error: any Error) -> String {
        (error as? FileError)?.reason ?? "\(error)"
    }
}
