public import NeuralNet
public import Recognition

/// Why an ONNX file does not become a model.
public enum ONNXImportError: Error, Hashable, Sendable {
    /// A node of the graph, for messages.
    public struct Place: Hashable, Sendable {
        /// `Conv`; with its domain where that is not ONNX's own.
        public let operation: String
        /// The node's name, or where it has none the name of what it makes.
        public let node: String

        public init(operation: String, node: String) {
            (self.operation, self.node) = (operation, node)
        }
    }

    /// More bytes than ``Model/fileBytesMax``.
    case tooLarge(byteCount: Int)
    /// The bytes are not a message of ONNX.
    case notONNX
    /// The graph takes something else than one glyph as floats.
    case wrongInput(String)
    /// The graph's answer is not what the last node makes.
    case wrongOutput(String)
    /// An operator that no layer of ours does.
    case unsupportedOperator(Place)
    /// A known operator in a way that no layer of ours does.
    case unsupported(Place, reason: String)
    /// A tensor that cannot be read.
    case tensor(name: String, reason: String)
    /// The layers do not make a sound network.
    case network(NetworkError)
    /// The network does not make a sound model.
    case model(ModelError)
}

extension ONNXImportError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .tooLarge(let byteCount):
            "the file has \(byteCount) bytes, and a model at most \(Model.fileBytesMax): "
                + "export a smaller network"
        case .notONNX: "not an ONNX file: export it again"
        case .wrongInput(let found):
            "the graph takes \(found), not a glyph: export it with one float input of "
                + "[N, 1, 28, 28], [N, 28, 28], [N, 28, 28, 1] or [N, 784]"
        case .wrongOutput(let found):
            "the graph gives \(found): export it with the scores or probabilities of the classes, "
                + "[N, class], as its first output"
        case .unsupportedOperator(let place):
            "\(place): no layer of Numeral does that: build the network of Conv, Gemm or MatMul, "
                + "Relu, pools, BatchNormalization, Flatten and a Softmax at the end"
        case .unsupported(let place, let reason): "\(place): \(reason)"
        case .tensor(let name, let reason): "tensor '\(name)': \(reason): export the file again"
        case .network(let error): "\(error)"
        case .model(let error): "\(error)"
        }
    }
}

extension ONNXImportError.Place: CustomStringConvertible {
    public var description: String { "\(operation) '\(node)'" }
}
