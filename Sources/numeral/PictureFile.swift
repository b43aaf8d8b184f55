import Foundation
import Imaging

/// A picture's file, read whole but never further than a decoder takes.
struct PictureFile {
    let bytes: [UInt8]

    /// - Throws: ``ReadError``: a folder, or unreadable with the system's words.
    init(_ path: String) throws(ReadError) {
        do {
            let handle = try FileHandle(forReadingFrom: URL(filePath: path))
            defer { try? handle.close() }
            // One byte more than the decoder accepts shows it that there is more.
            let limit = PictureDecoder.standardBytesMax + 1
            bytes = [UInt8](try handle.read(upToCount: limit) ?? Data())
        } catch {
            let error = error as NSError
            let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
            if cause.domain == NSPOSIXErrorDomain, cause.code == Int(EISDIR) { throw .folder }
            let reason =
                cause.domain == NSPOSIXErrorDomain
                ? String(cString: strerror(Int32(cause.code))) : cause.localizedDescription
            throw .unreadable(reason: reason)
        }
    }
}

/// Why a file's bytes could not be had.
enum ReadError: Error, CustomStringConvertible {
    case folder
    case unreadable(reason: String)

    var description: String {
        switch self {
        case .folder: "it is a folder: name the pictures in it"
        case .unreadable(let reason): "\(reason): check the path and its rights"
        }
    }
}

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
            case is ReadError: "file_unreadable"
            default: "reading_failed"
            }
        self.error = Reason(code: code, message: "\(error)")
    }
}
