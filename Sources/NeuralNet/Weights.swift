/// The parameters of one network, in plain layout: `[output, input, …]`, row-major.
public struct Weights: Hashable, Sendable {
    /// In the order of ``Network/parameters()``.
    public var tensors: [NamedTensor]

    /// Takes tensors as they are; ``validated(for:)`` checks them.
    public init(tensors: [NamedTensor]) {
        self.tensors = tensors
    }

    /// Fresh parameters: one seed, the same scalars on every machine.
    ///
    /// Each tensor draws from its own generator, so that adding a layer at the
    /// end leaves the earlier ones as they were.
    public init(initializing network: Network, seed: UInt64) throws(NetworkError) {
        tensors = try network.parameters().enumerated().map { index, parameter in
            var generator = InitializationGenerator(seed: seed, stream: UInt64(index))
            return NamedTensor(
                name: parameter.name, shape: parameter.shape,
                scalars: generator.scalars(parameter.count, parameter.initialization))
        }
    }

    /// The tensor of a name, or `nil`.
    public subscript(name: String) -> NamedTensor? {
        tensors.first { $0.name == name }
    }

    /// How many scalars there are in all.
    public var count: Int { tensors.reduce(0) { $0 + $1.scalars.count } }

    /// These weights in the network's order, once they are known to fit it:
    /// every tensor there once, in the right shape, finite, and no other one.
    public func validated(for network: Network) throws(WeightsError) -> Weights {
        let parameters: [ParameterDescription]
        do { parameters = try network.parameters() } catch { throw .network(error) }

        var byName: [String: NamedTensor] = [:]
        for tensor in tensors where byName.updateValue(tensor, forKey: tensor.name) != nil {
            throw .duplicate(name: tensor.name)
        }
        var ordered: [NamedTensor] = []
        for parameter in parameters {
            guard let tensor = byName.removeValue(forKey: parameter.name) else {
                throw .missing(name: parameter.name, shape: parameter.shape)
            }
            guard tensor.shape == parameter.shape else {
                throw .wrongShape(
                    name: parameter.name, expected: parameter.shape, actual: tensor.shape)
            }
            guard tensor.scalars.count == parameter.count else {
                throw .wrongCount(
                    name: parameter.name, expected: parameter.count, actual: tensor.scalars.count)
            }
            guard tensor.scalars.allSatisfy(\.isFinite) else {
                throw .notFinite(name: parameter.name)
            }
            guard !parameter.name.hasSuffix(".variance") || tensor.scalars.allSatisfy({ $0 >= 0 })
            else { throw .negativeVariance(name: parameter.name) }
            ordered.append(tensor)
        }
        if let name = byName.keys.min() { throw .unexpected(name: name) }
        return Weights(tensors: ordered)
    }
}
