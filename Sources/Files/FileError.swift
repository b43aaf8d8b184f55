/// Why a file cannot be read or written.
public enum FileError: Error, Hashable, Sendable {
    /// The system does not give it out: its words.
    case unreadable(path: String, reason: String)
    /// A folder has the name.
    case isFolder(path: String)
    /// A file has the name that a folder should have.
    case notFolder(path: String)
    /// It has more bytes than the limit.
    case tooLarge(path: String, limit: Int)
    /// A pipe that nobody writes to.
    case unwritten(path: String)
    /// The name is not text, so that nothing can be found by it.
    case nameNotUTF8(path: String)
    /// Something that is no file of ours has the name under which a file is written at first.
    case inTheWay(path: String)
    /// Said of `-`, which is no name of a file.
    case isStandardOutput
    /// The system does not take it: its words.
    case unwritable(path: String, reason: String)

    /// What is wrong with the file, and what to do about it, without its name.
    public var reason: String {
        switch self {
        case .unreadable(_, let reason): "\(reason): check the path and its rights"
        case .isFolder: "it is a folder: name a file in it"
        case .notFolder: "it is a file, not a folder: name another folder"
        case .tooLarge(_, let limit): "larger than \(limit) bytes: check that it is the right file"
        case .unwritten:
            "it is a pipe that nobody writes to: start what is to write, or name a file"
        case .nameNotUTF8: "its name is not UTF-8: give it another name"
        case .inTheWay: "it is no file of yours, and its name is needed for a moment: remove it"
        case .isStandardOutput: "results of this kind need a name: give one, or /dev/stdout"
        case .unwritable(_, let reason):
            "\(reason): check the folder, its rights and its free space"
        }
    }

    /// The file's path.
    public var path: String {
        switch self {
        case .unreadable(let path, _), .isFolder(let path), .notFolder(let path),
            .tooLarge(let path, _), .unwritten(let path), .nameNotUTF8(let path),
            .inTheWay(let path), .unwritable(let path, _):
            path
        case .isStandardOutput: "-"
        }
    }
}

extension FileError: CustomStringConvertible {
    /// The file, what is wrong, then what to do about it.
    public var description: String { "\(path): \(reason)" }
}
