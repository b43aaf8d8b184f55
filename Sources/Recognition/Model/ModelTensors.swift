internal import NeuralNet

/// The tensors of a model file, taken one by one by those that they belong to.
struct ModelTensors {
    private(set) var all: [Safetensors.Tensor] = []

    init(_ tensors: [Safetensors.Tensor] = []) { all = tensors }

    mutating func append(_ tensor: Safetensors.Tensor) { all.append(tensor) }

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

    /// Refuses what nobody has taken.
    func checkEmpty() throws(ModelError) {
        guard let name = all.map(\.name).min() else { return }
        throw .wrongTensor(name: name, reason: "no such tensor belongs to this kind of model")
    }
}
