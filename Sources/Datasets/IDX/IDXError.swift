/// Why some bytes are not an IDX file of bytes, or not the one that is wanted.
public enum IDXError: Error, Equatable, Sendable {
    /// The file does not begin with two zero bytes.
    case notIDX(prefix: [UInt8])
    /// The file holds something other than unsigned bytes.
    case unsupportedElementType(UInt8)
    /// More dimensions than ``IDX/dimensionCountMax``.
    case tooManyDimensions(Int)
    /// The file is shorter or longer than its header promises.
    case wrongLength(expected: Int, actual: Int)
    /// The extents multiply to more than ``IDX/elementCountMax``.
    case tooLarge([Int])
    /// The file is compressed and does not decompress.
    case compression(GzipError)
}

extension IDXError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .notIDX(let prefix):
            "not an IDX file: it starts with \(prefix), where two zero bytes belong"
        case .unsupportedElementType(let code):
            "element type \(code) is not supported: only 8 (unsigned byte) is"
        case .tooManyDimensions(let count):
            "\(count) dimensions: at most \(IDX.dimensionCountMax) are read"
        case .wrongLength(let expected, let actual):
            "\(actual) bytes, but the header promises \(expected): download the file again"
        case .tooLarge(let shape):
            "the header claims an impossible shape, \(shape): download the file again"
        case .compression(let error): error.description
        }
    }
}
