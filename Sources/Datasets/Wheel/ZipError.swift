/// Why a zip file cannot be read.
public enum ZipError: Error, Equatable, Sendable {
    /// The bytes do not end as a zip file does.
    case notZip
    /// A record is cut or contradicts another.
    case damaged(String)
    /// Something that is zip but is not read here.
    case unsupported(String)
    /// More entries than ``ZipArchive/entryCountMax``.
    case tooManyEntries(Int)
    /// An entry is larger than the caller allows.
    case tooLarge(name: String, limit: Int)
    /// An entry does not decompress.
    case compression(name: String, GzipError)
}

extension ZipError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .notZip: "not a zip file, or its end is missing: download it again"
        case .damaged(let what): "the zip file is damaged (\(what)): download it again"
        case .unsupported(let what): "the zip file uses \(what): pack it anew without"
        case .tooManyEntries(let count):
            "\(count) entries: at most \(ZipArchive.entryCountMax) are read"
        case .tooLarge(let name, let limit): "\(name) is larger than \(limit) bytes: refused"
        case .compression(let name, let error): "\(name): \(error)"
        }
    }
}
