import Foundation

/// The system's own words for what went wrong.
public enum SystemWords {
    /// For an error number: `No space left on device`.
    public static func reason(of code: Int32) -> String { String(cString: strerror(code)) }

    /// For an error of Foundation, where the system said something.
    public static func reason(of error: any Error) -> String {
        if let code = code(of: error) { return reason(of: code) }
        let error = error as NSError
        let isMissing =
            error.domain == NSCocoaErrorDomain
            && error.code == CocoaError.fileReadNoSuchFile.rawValue
        return isMissing ? "no such file" : error.localizedDescription
    }

    /// The system's error number within an error of Foundation.
    static func code(of error: any Error) -> Int32? {
        let error = error as NSError
        let found = [error.userInfo[NSUnderlyingErrorKey] as? NSError, error].compactMap(\.self)
            .first { $0.domain == NSPOSIXErrorDomain }
        return found.map { Int32($0.code) }
    }
}
