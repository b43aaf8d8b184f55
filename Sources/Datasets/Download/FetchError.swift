/// Why a data set could not be fetched.
public enum FetchError: Error, Equatable, Sendable {
    /// The server answered with another status than 200 or 206.
    case status(url: String, Int)
    /// No answer, or one that broke off: the system's words.
    case connection(url: String, reason: String)
    /// The server sends more than the file has.
    case tooLarge(url: String, limit: Int)
    /// What came is not the published file.
    case wrongContent(file: String, from: String)
    /// The Python package cannot be read.
    case package(String)
    /// No mirror gave the file: what each one said.
    case noMirror(file: String, reasons: [String])
    /// A folder that was named does not hold one of the files.
    case notInFolder(file: String, folder: String)
    /// The files cannot be written.
    case disk(DataSourceError)
}

extension FetchError {
    /// What is wrong, without what to do about it.
    var cause: String {
        switch self {
        case .status(let url, let status): "\(url): the server answers \(status)"
        case .connection(let url, let reason): "\(url): \(reason)"
        case .tooLarge(let url, let limit): "\(url): more than \(limit) bytes"
        case .wrongContent(_, let from): "\(from): not the published file"
        default: description
        }
    }
}

extension FetchError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .status(let url, let status):
            "\(url): the server answers \(status): name another mirror by --from"
        case .connection(let url, let reason):
            "\(url): \(reason): run the command again, it goes on where it stopped"
        case .tooLarge(let url, let limit):
            "\(url): more than \(limit) bytes: name another mirror by --from"
        case .wrongContent(let file, let from):
            "\(file) from \(from): not the published file (SHA-256): name another mirror by --from"
        case .package(let reason): "\(MNISTPackage.requirement): \(reason)"
        case .noMirror(let file, let reasons):
            """
            \(file): no mirror has it (\(reasons.joined(separator: "; "))): name one by --from, \
            or put the files into the data folder yourself
            """
        case .notInFolder(let file, let folder):
            "\(folder): there is no \(file) in it: name a folder that holds MNIST's four files"
        case .disk(let error): error.description
        }
    }
}
