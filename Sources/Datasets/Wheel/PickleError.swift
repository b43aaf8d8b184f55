/// Why a Python pickle is not read.
public enum PickleError: Error, Equatable, Sendable {
    /// The bytes end before the pickle does.
    case truncated
    /// An instruction at this offset finds something that it cannot work on.
    case malformed(Int)
    /// An instruction that arrays do not need; it may do anything in Python.
    case forbidden(opcode: UInt8, offset: Int)
    /// A call of something else than NumPy's makers of arrays.
    case forbiddenCall(String)
    /// An array or a protocol that is not read here.
    case unsupported(String)
    /// More instructions or values than an array needs.
    case tooLarge
    /// What the pickle makes is not what was expected.
    case unexpected(String)
}

extension PickleError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .truncated: "the pickle ends too early: download it again"
        case .malformed(let offset): "the pickle is damaged at byte \(offset): download it again"
        case .forbidden(let opcode, let offset):
            """
            the pickle's instruction \(opcode) at byte \(offset) is more than arrays need: \
            it was not run; do not trust the file
            """
        case .forbiddenCall(let name):
            "the pickle calls \(name): it was not run; do not trust the file"
        case .unsupported(let what): "the pickle holds \(what): only plain arrays are read"
        case .tooLarge: "the pickle is too intricate for a few arrays: do not trust the file"
        case .unexpected(let what): "the pickle holds \(what): it is not MNIST's"
        }
    }
}
