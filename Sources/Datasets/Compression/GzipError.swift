/// Why some compressed bytes cannot be turned back into what they were.
public enum GzipError: Error, Equatable, Sendable {
    /// The bytes do not start as a gzip file does.
    case notGzip
    /// The bytes end before the compressed stream does.
    case truncated
    /// A checksum, a code or a length in the stream is wrong.
    case corrupt(String)
    /// More bytes come out than the caller allows.
    case tooLarge(limit: Int)
    /// zlib could not set itself up: it asks for 40 KB (inflating) or 256 KB (deflating).
    case outOfMemory
}

extension GzipError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .notGzip: "the bytes are not gzip: give a .gz file"
        case .truncated: "the compressed data ends too early: download the file again"
        case .corrupt(let reason):
            "the compressed data is damaged (\(reason)): download the file again"
        case .tooLarge(let limit):
            "more than \(limit) bytes come out of the compressed data: it is not a data set"
        case .outOfMemory: "there is no memory left to decompress with: close something"
        }
    }
}
