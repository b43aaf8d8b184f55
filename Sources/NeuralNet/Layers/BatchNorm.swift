/// Normalises each channel (after a convolution) or feature (after a dense
/// layer) to mean 0 and variance 1, then scales and shifts it.
///
/// `output = scale · (input − mean) / √(variance + epsilon) + shift`
///
/// Training uses the mean and the biased variance (divided by `n`) of the
/// batch, over samples, rows and columns, and moves the running ones:
///
/// `running ← (1 − momentum) · running + momentum · batch`
///
/// where the batch's variance enters *unbiased* (divided by `n − 1`), as in
/// PyTorch: see ``runningVariance(_:batch:count:)``. Inference uses the running ones.
/// Scale, shift, mean and variance are `[channel]`.
///
/// - SeeAlso: Ioffe and Szegedy, "Batch Normalization", 2015,
///   <https://arxiv.org/abs/1502.03167>.
public struct BatchNorm: Hashable, Sendable {
    /// How far the running mean and variance move towards the batch's, 0 to 1.
    public var momentum: Float
    /// Keeps the denominator off zero; greater than 0.
    public var epsilon: Float

    public init(momentum: Float = 0.1, epsilon: Float = 1e-5) {
        self.momentum = momentum
        self.epsilon = epsilon
    }

    /// The running mean after one batch.
    public func runningMean(_ running: Float, batch: Float) -> Float {
        (1 - momentum) * running + momentum * batch
    }

    /// The running variance after one batch.
    ///
    /// - Parameters:
    ///   - batch: the batch's biased variance, as normalising uses it.
    ///   - count: how many scalars it was taken over. A single scalar has no
    ///     unbiased variance; its 0 is taken as it is.
    public func runningVariance(_ running: Float, batch: Float, count: Int) -> Float {
        let unbiased = count > 1 ? batch * (Float(count) / Float(count - 1)) : batch
        return (1 - momentum) * running + momentum * unbiased
    }
}

extension BatchNorm {
    func outputShape(at place: NetworkError.Place) throws(NetworkError) -> [Int] {
        guard (0...1).contains(momentum) else {
            throw .invalidSetting(
                place, setting: "momentum", value: "\(momentum)", allowed: "0 to 1")
        }
        guard (Float(Self.epsilonMin)...1).contains(epsilon) else {
            throw .invalidSetting(
                place, setting: "epsilon", value: "\(epsilon)", allowed: "\(Self.epsilonMin) to 1")
        }
        return place.input
    }

    /// Smaller ones make `1/√epsilon` so large that dead channels explode.
    static let epsilonMin = 1e-12

    func parameters(_ index: Int, input: [Int]) -> [ParameterDescription] {
        let shape = [input[0]]
        return [
            ParameterDescription(name: "\(index).scale", shape: shape, initialization: .ones),
            ParameterDescription(name: "\(index).shift", shape: shape, initialization: .zeros),
            ParameterDescription(
                name: "\(index).mean", shape: shape, initialization: .zeros, isTrainable: false),
            ParameterDescription(
                name: "\(index).variance", shape: shape, initialization: .ones, isTrainable: false),
        ]
    }
}
