import Foundation

/// The system's own words for what went wrong.
public enum SystemWords {
    /// For an error number: `No space left on device`.
    public static func reason(of code: Int32) -> String { String(cString: strerror(code)) }

    /// For an error of Foundation: what the system said, else what its code stands for. Its
    /// own text ("The operation could not be completed") says nothing.
    public static func reason(of error: any Error) -> String {
        if let code = code(of: error) { return reason(of: code) }
        let error = error as NSError
        guard error.domain == NSCocoaErrorDomain else { return "the system does not say why" }
        return switch CocoaError.Code(rawValue: error.code) {
        case .fileNoSuchFile, .fileReadNoSuchFile: reason(of: ENOENT)
        case .fileReadNoPermission, .fileWriteNoPermission: reason(of: EACCES)
        case .fileWriteFileExists: reason(of: EEXIST)
        case .fileWriteOutOfSpace: reason(of: ENOSPC)
        case .fileWriteVolumeReadOnly: reason(of: EROFS)
        case .fileReadCorruptFile, .fileReadInapplicableStringEncoding: "what is in it is no text"
        default: "the system does not say why"
        }
    }

    /// The sentence about an error of Foundation, with the file that it names: what is wrong, then
    /// what to do. `nil` for any other error, which says itself what it is.
    public static func sentence(on error: any Error) -> String? {
        guard type(of: error) is NSError.Type || error is CocoaError || error is POSIXError else {
            return nil
        }
        let known = (error as NSError).userInfo
        let path =
            known[NSFilePathErrorKey] as? String ?? (known[NSURLErrorKey] as? URL)?.path
        return FileError.unreadable(path: path ?? "the system", reason: reason(of: error))
            .description
    }

    /// The system's error number within an error of Foundation.
    static func code(of error: any Error) -> Int32? {
        let error = error as NSError
        let found = [error.userInfo[NSUnderlyingErrorKey] as? NSError, error].compactMap(\.self)
            .first { $0.domain == NSPOSIXErrorDomain }
        return found.map { Int32($0.code) }
    }
}
