internal import Foundation
internal import NeuralNet
internal import Recognition

/// The tensors of a model file, found in the graph that the model was written as.
///
/// They stand there under the same names, behind the prefix of a member; the gates of an LSTM are
/// in ONNX's order, the coefficients of a machine are spread over its pairs, a forest is an
/// operator's settings.
struct GraphWeights {
    /// The names of what was found.
    private(set) var taken: Set<String> = []
    private let stored: [String: ONNXTensorProto]
    /// Forests that no member has taken yet, in the order of the members.
    var forests: ArraySlice<ONNXNodeProto>

    init(_ graph: ONNXGraphProto) {
        stored = Dictionary(graph.initializer.map { ($0.name, $0) }) { first, _ in first }
        forests = graph.node.filter { $0.opType == "TreeEnsembleClassifier" }[...]
    }

    /// Those of what is noted.
    ///
    /// - Parameters:
    ///   - notes: of a model file, foreign.
    ///   - prefix: what the names of the graph's tensors begin with: `member0/`.
    ///   - path: what the names of the model file's begin with: `0.`.
    mutating func tensors(
        of notes: [String: String], prefix: String, under path: String
    ) throws(ONNXImportError) -> [Safetensors.Tensor] {
        if let text = notes["ensemble"], path.isEmpty {
            let members: [[String: String]] = try Self.note("ensemble", text)
            guard members.count <= Ensemble.memberCountMax else {
                throw .wrongDescription(
                    "an ensemble has \(Ensemble.memberCountMax) members at most")
            }
            var all: [Safetensors.Tensor] = []
            for (index, member) in members.enumerated() {
                all += try tensors(of: member, prefix: "member\(index)/", under: "\(index).")
            }
            return all
        }
        if let text = notes["network"] {
            return try tensors(of: Self.note("network", text) as Network, prefix, path)
        }
        if notes["linear"] != nil {
            return try ["weights", "biases"].map { (name) throws(ONNXImportError) in
                try floats(name, prefix, path)
            }
        }
        if notes["neighbors"] != nil {
            return [
                try bytes("labels", prefix, path), try bytes("rows", prefix, path),
                try floats("offsets", prefix, path), try floats("steps", prefix, path),
            ]
        }
        if let text = notes["svm"] {
            return try tensors(of: Self.note("svm", text) as SupportVectorCounts, prefix, path)
        }
        if let text = notes["forest"] {
            return try tensors(of: Self.note("forest", text) as ForestCounts, path)
        }
        throw .wrongDescription("they name nothing that learned")
    }

    static func note<Value: Decodable>(
        _ name: String, _ text: String
    ) throws(ONNXImportError) -> Value {
        do { return try JSONDecoder().decode(Value.self, from: Data(text.utf8)) } catch {
            throw .wrongDescription("'\(name)' is not what it should be")
        }
    }

    /// One tensor as it stands in the graph.
    mutating func stored(_ name: String, _ prefix: String) throws(ONNXImportError)
        -> ONNXTensorProto
    {
        guard let tensor = stored[prefix + name] else {
            throw .wrongDescription("there is no tensor '\(prefix + name)'")
        }
        taken.insert(prefix + name)
        return tensor
    }

    mutating func floats(
        _ name: String, _ prefix: String, _ path: String
    ) throws(ONNXImportError) -> Safetensors.Tensor {
        let tensor = try stored(name, prefix).constant()
        guard case .floats(let values) = tensor.scalars else {
            throw .tensor(name: prefix + name, reason: "its elements must be floats")
        }
        return Safetensors.Tensor(name: path + name, shape: tensor.shape, scalars: values)
    }

    private mutating func bytes(
        _ name: String, _ prefix: String, _ path: String
    ) throws(ONNXImportError) -> Safetensors.Tensor {
        let tensor = try stored(name, prefix)
        let shape = tensor.dims.map { Int($0) }
        guard tensor.dataType == ONNXTensorProto.DataType.uint8.rawValue,
            Extents.count(of: shape) == tensor.rawData.count
        else { throw .tensor(name: prefix + name, reason: "its elements must be bytes") }
        return Safetensors.Tensor(
            name: path + name, shape: shape, elements: .uint8([UInt8](tensor.rawData)))
    }
}
