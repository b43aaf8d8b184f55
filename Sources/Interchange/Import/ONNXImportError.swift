public import Files
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
    /// The file cannot be read.
    case file(FileError)
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
    /// With this node more numbers are worked out before the network runs than
    /// ``elementCountMax``.
    case tooManyElements(Place)
    /// A tensor that cannot be read.
    case tensor(name: String, reason: String)
    /// What Numeral noted in the file does not fit it.
    case wrongDescription(String)
    /// A scaling or classes were given for a model of Numeral, which says them itself.
    case describedAlready
    /// The layers do not make a sound network.
    case network(NetworkError)
    /// The network does not make a sound model.
    case model(ModelError)
}

extension ONNXImportError {
    /// The most elements of constants that are read, worked out of each other and put in another
    /// order, by all nodes together: each parameter of the largest network twice. Forty nodes that
    /// double a list are a file of 2 KB. A whole number counts as eight.
    public static let elementCountMax = 2 * NetworkLimits.parameterCountMax
}

extension ONNXImportError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .tooLarge(let byteCount):
            "the file has \(byteCount) bytes, and a model at most \(Model.fileBytesMax): "
                + "export a smaller network"
        case .file(let error): error.description
        case .notONNX: "not an ONNX file: export it again"
        case .wrongInput(let found):
            "the graph takes \(found), not a glyph: export it with one float input of "
                + "[N, 1, 28, 28], [N, 28, 28], [N, 28, 28, 1] or [N, 784], or of a larger square "
                + "with the same margin all around, as [N, 1, 32, 32]"
        case .wrongOutput(let found):
            "the graph gives \(found): export it with the scores or probabilities of the classes, "
                + "[N, class], as its first output"
        case .unsupportedOperator(let place):
            "\(place): no layer of Numeral does that: build the network of Conv, Gemm or MatMul, "
                + "Relu, Elu, LeakyRelu, Sigmoid, Tanh, pools, BatchNormalization, Flatten and a "
                + "Softmax at the end"
        case .unsupported(let place, let reason): "\(place): \(reason)"
        case .tooManyElements(let place):
            "\(place): with it more than \(Self.elementCountMax) numbers are worked out before "
                + "the network runs: let the program that made the file fold its constants, or "
                + "export a smaller network"
        case .tensor(let name, let reason): "tensor '\(name)': \(reason): export the file again"
        case .wrongDescription(let reason):
            "what Numeral noted in its metadata does not fit: \(reason): export the model again, "
                + "or take the entries 'numeral.…' out to read it as a network of another program"
        case .describedAlready:
            "the file is a model of Numeral and says itself how ink is scaled and what its classes "
                + "are: leave them out"
        case .network(let error): "\(error)"
        case .model(let error): "\(error)"
        }
    }
}

extension ONNXImportError.Place: CustomStringConvertible {
    public var description: String { "\(operation) '\(node)'" }
}
