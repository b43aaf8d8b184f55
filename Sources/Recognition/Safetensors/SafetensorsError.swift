/// Why some bytes are not a safetensors file that can be used, or a value cannot become one.
public enum SafetensorsError: Error, Hashable, Sendable {
    /// More bytes than the limit, in a file or a value to be written.
    case fileTooLarge(byteCount: Int, max: Int)
    /// Too few bytes to hold even the length of a header.
    case tooShort(byteCount: Int)
    /// The first eight bytes claim a header longer than the limit.
    case headerTooLong(byteCount: UInt64, max: Int)
    /// The header ends behind the end of the file.
    case headerCut(byteCount: Int, available: Int)
    /// The header is not the JSON it should be; the offset counts from the header's first byte.
    case header(offset: Int, reason: String)
    /// Something in the header has the wrong form.
    case entry(name: String, reason: String)
    /// Two tensors, or two notes, have one name.
    case duplicateName(String)
    /// More tensors than the limit.
    case tooManyTensors(max: Int)
    /// The elements are of a type that is not read.
    case unsupportedElementType(name: String, type: String)
    /// The extents do not multiply to the bytes of the tensor.
    case wrongSize(name: String, shape: [Int], byteCount: Int)
    /// A tensor does not begin where the one before it ends.
    case notContiguous(name: String, expected: Int, actual: Int)
    /// The tensors take fewer or more bytes than the file has for them.
    case wrongLength(expected: Int, actual: Int)
    /// An element is not a number, or infinite.
    case notFinite(name: String, index: Int)
}

extension SafetensorsError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .fileTooLarge(let byteCount, let max):
            "\(byteCount) bytes, where \(max) is the limit: this is not a model of Numeral"
        case .tooShort(let byteCount):
            "\(byteCount) bytes are too few for a safetensors file: copy or download it again"
        case .headerTooLong(let byteCount, let max):
            "the file claims a header of \(byteCount) bytes, where \(max) is the limit: "
                + "it is not a safetensors file, or it is damaged; copy or download it again"
        case .headerCut(let byteCount, let available):
            "the header has \(byteCount) bytes, but only \(available) are there: "
                + "copy or download the file again"
        case .header(let offset, let reason):
            "the header is damaged at byte \(offset): \(reason): copy or download the file again"
        case .entry(let name, let reason):
            "'\(name)' in the header is wrong: \(reason): make the file again"
        case .duplicateName(let name):
            "the name '\(name)' is there twice: make the file again"
        case .tooManyTensors(let max):
            "more than \(max) tensors: this is not a model of Numeral"
        case .unsupportedElementType(let name, let type):
            "'\(name)' has elements of type \(type): convert them to F32, U8 or I32, "
                + "the types that are read here"
        case .wrongSize(let name, let shape, let byteCount):
            "'\(name)' has the shape \(shape) but \(byteCount) bytes: make the file again"
        case .notContiguous(let name, let expected, let actual):
            "'\(name)' begins at byte \(actual) of the data, not at \(expected) "
                + "where the tensor before it ends: make the file again"
        case .wrongLength(let expected, let actual):
            "\(actual) bytes of data, but the header promises \(expected): "
                + "copy or download the file again"
        case .notFinite(let name, let index):
            "element \(index) of '\(name)' is infinite or not a number: "
                + "train again with a lower rate, or copy the file again"
        }
    }
}
