/// A whole network run plainly, forward and backward: what the engine's plans are compared with.
public struct ReferenceNetwork: Sendable {
    /// Whether statistics are the batch's and dropout drops.
    public enum Mode: Sendable {
        /// Running statistics, no dropout.
        case inference
        /// The batch's statistics; a mask (which scalars of the batch stay) for
        /// each dropout layer, by the layer's index.
        case training(dropoutMasks: [Int: [Bool]])
    }

    /// What one pass over a batch yields.
    public struct Pass: Sendable {
        /// `[batch, class]`, raw.
        public let scores: Tensor
        /// The mean loss.
        public let loss: Double
        /// The gradient by the network's input.
        public let inputGradient: Tensor
        /// The gradient by each trainable parameter, by name.
        public let gradients: [String: Tensor]
        /// Each batch norm's batch mean and biased variance, by the names of
        /// the running ones (`"1.mean"`, `"1.variance"`). Empty in inference.
        public let statistics: [String: [Double]]
    }

    private let network: Network
    private let weights: Weights

    public init(_ network: Network, weights: Weights) throws(WeightsError) {
        self.network = network
        self.weights = try weights.validated(for: network)
    }

    /// The raw scores of a batch in inference.
    public func scores(_ input: Tensor) -> Tensor {
        var value = input
        for index in network.layers.indices {
            value = forward(layer(index, .inference), value).output
        }
        return value
    }

    /// One pass forward and backward.
    ///
    /// - Parameter input: `[batch, channel, row, column]` or `[batch, feature]`.
    public func pass(
        _ input: Tensor, labels: [Int], loss: SoftmaxCrossEntropy, mode: Mode
    ) -> Pass {
        var value = input
        var backwards: [(Tensor) -> (input: Tensor, parameters: [Tensor])] = []
        var statistics: [String: [Double]] = [:]
        for index in network.layers.indices {
            let step = forward(layer(index, mode), value)
            value = step.output
            backwards.append(step.backward)
            if case .training = mode, let batch = step.statistics {
                statistics["\(index).mean"] = batch.mean
                statistics["\(index).variance"] = batch.variance
            }
        }
        let scores = value
        let (meanLoss, gradient) = loss.reference(scores: scores, labels: labels)
        var delta = gradient
        var gradients: [String: Tensor] = [:]
        for index in network.layers.indices.reversed() {
            let step = backwards[index](delta)
            delta = step.input
            for (name, tensor) in zip(trainableNames(index), step.parameters) {
                gradients[name] = tensor
            }
        }
        return Pass(
            scores: scores, loss: meanLoss, inputGradient: delta, gradients: gradients,
            statistics: statistics)
    }

    private func trainableNames(_ index: Int) -> [String] {
        switch network.layers[index] {
        case .conv2D(let layer): ["\(index).weight"] + (layer.hasBias ? ["\(index).bias"] : [])
        case .dense(let layer): ["\(index).weight"] + (layer.hasBias ? ["\(index).bias"] : [])
        case .lstm(let layer):
            layer.directions.flatMap { direction in
                ["input", "recurrent", "bias"].map { "\(index).\(direction.name).\($0)" }
            }
        case .batchNorm: ["\(index).scale", "\(index).shift"]
        case .maxPool2D, .averagePool2D, .dropout, .relu, .nonlinear, .flatten: []
        }
    }

    /// The reference of one layer, with its weights.
    private func layer(_ index: Int, _ mode: Mode) -> any ReferenceLayer {
        func tensor(_ role: String) -> Tensor? { weights["\(index).\(role)"].map(Tensor.init) }
        /// For a tensor that `validated(for:)` has seen.
        func required(_ role: String) -> Tensor {
            guard let tensor = tensor(role) else { preconditionFailure("no \(index).\(role)") }
            return tensor
        }
        switch network.layers[index] {
        case .conv2D(let layer):
            return ReferenceConv2D(layer, weight: required("weight"), bias: tensor("bias"))
        case .maxPool2D(let layer): return ReferenceMaxPool2D(layer)
        case .averagePool2D(let layer): return ReferenceAveragePool2D(layer)
        case .dense: return ReferenceDense(weight: required("weight"), bias: tensor("bias"))
        case .lstm(let layer):
            let names = trainableNames(index).map { $0.dropFirst("\(index).".count) }
            return ReferenceLSTM(layer, parameters: names.map { required(String($0)) })
        case .batchNorm(let layer):
            let running: (Tensor, Tensor)? =
                if case .inference = mode { (required("mean"), required("variance")) } else { nil }
            return ReferenceBatchNorm(
                layer, scale: required("scale"), shift: required("shift"), running: running)
        case .dropout(let layer):
            guard case .training(let masks) = mode else { return Identity() }
            guard let mask = masks[index] else { preconditionFailure("no mask for \(index)") }
            return ReferenceDropout(layer, mask: mask)
        case .relu: return ReferenceReLU()
        case .nonlinear(let function): return ReferenceNonlinearity(function)
        case .flatten: return ReferenceFlatten()
        }
    }

    private struct Step {
        let output: Tensor
        let backward: (Tensor) -> (input: Tensor, parameters: [Tensor])
        let statistics: ReferenceBatchNorm.Tape?
    }

    private func forward<L: ReferenceLayer>(_ layer: L, _ input: Tensor) -> Step {
        let (output, tape) = layer.forward(input)
        return Step(
            output: output, backward: { layer.backward($0, tape) },
            statistics: tape as? ReferenceBatchNorm.Tape)
    }

    /// Dropout in inference.
    private struct Identity: ReferenceLayer {
        var parameters: [Tensor] = []
        func forward(_ input: Tensor) -> (output: Tensor, tape: [Int]) { (input, input.shape) }
        func backward(
            _ outputGradient: Tensor, _ tape: [Int]
        ) -> (input: Tensor, parameters: [Tensor]) { (outputGradient, []) }
    }
}
