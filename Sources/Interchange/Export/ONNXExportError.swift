public import Recognition

/// Why a model cannot be written as an ONNX file.
public enum ONNXExportError: Error, Hashable, Sendable {
    /// A file of protobuf holds less than 2 GiB.
    case tooLarge
    /// Nearest neighbours by a distance that no operators are written for.
    case unsupportedDistance(String)
    /// The model's card is not one that a file may have.
    case model(ModelError)
}

extension ONNXExportError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .tooLarge:
            "the model needs 2 GiB or more, and an ONNX file holds less: train a smaller one"
        case .unsupportedDistance(let distance):
            "neighbours by \(distance) cannot be written as ONNX: train with shifts, or with "
                + "no second stage"
        case .model(let error): "\(error)"
        }
    }
}
