internal import Classical
internal import NeuralNet

/// The tensors of a model file, taken one by one by those that they belong to.
struct ModelTensors {
    private(set) var all: [Safetensors.Tensor] = []

    init(_ tensors: [Safetensors.Tensor] = []) { all = tensors }

    mutating func append(_ tensor: Safetensors.Tensor) { all.append(tensor) }

    mutating func append(_ name: String, _ shape: [Int], _ values: [Float]) {
        append(.init(name: name, shape: shape, scalars: values))
    }

    mutating func append(_ name: String, _ matrix: FeatureMatrix) {
        append(name, [matrix.rowCount, matrix.columnCount], matrix.values)
    }

    mutating func append(_ name: String, _ values: [Int32]) {
        append(.init(name: name, shape: [values.count], elements: .int32(values)))
    }

    mutating func append(_ name: String, _ shape: [Int], bytes: [UInt8]) {
        append(.init(name: name, shape: shape, elements: .uint8(bytes)))
    }

    /// Adds others, each name behind a prefix.
    mutating func append(_ others: ModelTensors, under prefix: String) {
        all += others.all.map {
            .init(name: "\(prefix).\($0.name)", shape: $0.shape, elements: $0.elements)
        }
    }

    /// Takes out those whose names begin with a prefix, without it.
    mutating func take(under prefix: String) -> ModelTensors {
        let start = prefix + "."
        let taken = all.filter { $0.name.hasPrefix(start) }
        all.removeAll { $0.name.hasPrefix(start) }
        return ModelTensors(
            taken.map {
                .init(
                    name: String($0.name.dropFirst(start.count)), shape: $0.shape,
                    elements: $0.elements)
            })
    }

    /// All of them as the weights of a network.
    func weights() throws(ModelError) -> Weights {
        var tensors: [NamedTensor] = []
        for tensor in all {
            guard case .float32(let scalars) = tensor.elements else {
                throw .wrongTensor(name: tensor.name, reason: "its elements must be floats")
            }
            tensors.append(NamedTensor(name: tensor.name, shape: tensor.shape, scalars: scalars))
        }
        return Weights(tensors: tensors)
    }

    /// Takes out one tensor of floats.
    ///
    /// - Parameter rank: how many extents it must have.
    mutating func floats(_ name: String, rank: Int = 1) throws(ModelError) -> Floats {
        let tensor = try take(name, rank: rank)
        guard case .float32(let values) = tensor.elements else {
            throw .wrongTensor(name: name, reason: "its elements must be floats")
        }
        return Floats(shape: tensor.shape, values: values)
    }

    /// Takes out one matrix, which must have at least a row.
    mutating func rows(_ name: String, columnCount: Int) throws(ModelError) -> FeatureMatrix {
        let floats = try floats(name, rank: 2)
        guard columnCount > 0, floats.shape[1] == columnCount, floats.shape[0] > 0 else {
            throw .wrongTensor(name: name, reason: "it must have rows of \(columnCount) numbers")
        }
        return FeatureMatrix(columnCount: columnCount, values: floats.values)
    }

    /// Takes out one list of whole numbers.
    mutating func integers(_ name: String) throws(ModelError) -> [Int32] {
        guard case .int32(let values) = try take(name, rank: 1).elements else {
            throw .wrongTensor(name: name, reason: "its elements must be whole numbers")
        }
        return values
    }

    /// Takes out one list of bytes.
    mutating func bytes(_ name: String, rank: Int = 1) throws(ModelError) -> [UInt8] {
        guard case .uint8(let values) = try take(name, rank: rank).elements else {
            throw .wrongTensor(name: name, reason: "its elements must be bytes")
        }
        return values
    }

    private mutating func take(
        _ name: String, rank: Int
    ) throws(ModelError) -> Safetensors.Tensor {
        guard let index = all.firstIndex(where: { $0.name == name }) else {
            throw .wrongTensor(name: name, reason: "it is missing")
        }
        let tensor = all.remove(at: index)
        guard tensor.shape.count == rank else {
            throw .wrongTensor(name: name, reason: "it must have \(rank) extents")
        }
        return tensor
    }

    /// Floats with their extents.
    struct Floats {
        let shape: [Int]
        let values: [Float]
    }

    /// Refuses what nobody has taken.
    func checkEmpty() throws(ModelError) {
        guard let name = all.map(\.name).min() else { return }
        throw .wrongTensor(name: name, reason: "no such tensor belongs to this kind of model")
    }
}
