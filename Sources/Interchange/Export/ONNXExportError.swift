/// Why a model cannot be written as an ONNX file.
public enum ONNXExportError: Error, Hashable, Sendable {
    /// A file of protobuf holds less than 2 GiB.
    case tooLarge
    /// No operators are written yet for what learned.
    case unsupportedKind(String)
}

extension ONNXExportError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .tooLarge:
            "the model needs 2 GiB or more, and an ONNX file holds less: train a smaller one"
        case .unsupportedKind(let kind):
            "a model of the kind '\(kind)' cannot be written as ONNX yet: export a network"
        }
    }
}
