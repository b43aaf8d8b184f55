public import Files

/// Why the suite's pictures were not written.
public enum PictureFolderError: Error, Sendable {
    case drawing(EvaluationError)
    case writing(FileError)
}

extension PictureFolderError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .drawing(let error): "\(error)"
        case .writing(let error): "\(error)"
        }
    }
}
