/// ``BatchNorm``, plainly, in training or in inference.
///
/// Training's backward goes through the batch's mean and variance: with `x̂` the
/// normalised input and `n` scalars a channel,
/// `∂input = scale / √(variance + epsilon) · (δ − Σδ/n − x̂ · Σ(δ·x̂)/n)`.
public struct ReferenceBatchNorm: ReferenceLayer {
    public struct Tape: Sendable {
        let normalized: Tensor
        let deviations: [Double]
        /// The batch's mean, a channel.
        public let mean: [Double]
        /// The batch's biased variance, a channel.
        public let variance: [Double]
    }

    private let epsilon: Double
    private let running: (mean: Tensor, variance: Tensor)?
    private var scale: Tensor
    private var shift: Tensor

    public var parameters: [Tensor] {
        get { [scale, shift] }
        set { (scale, shift) = (newValue[0], newValue[1]) }
    }

    /// - Parameter running: the statistics of inference; `nil` to use the batch's, as in training.
    public init(
        _ layer: BatchNorm, scale: Tensor, shift: Tensor,
        running: (mean: Tensor, variance: Tensor)? = nil
    ) {
        precondition(scale.shape.count == 1 && scale.shape == shift.shape)
        epsilon = Double(layer.epsilon)
        (self.scale, self.shift, self.running) = (scale, shift, running)
    }

    public func forward(_ input: Tensor) -> (output: Tensor, tape: Tape) {
        let (channelCount, extent, count) = extents(of: input.shape)
        var mean = running?.mean.scalars ?? [Double](repeating: 0, count: channelCount)
        var variance = running?.variance.scalars ?? mean
        if running == nil {
            for (i, x) in input.scalars.enumerated() {
                mean[i / extent % channelCount] += x / count
            }
            for (i, x) in input.scalars.enumerated() {
                let channel = i / extent % channelCount
                variance[channel] += (x - mean[channel]) * (x - mean[channel]) / count
            }
        }
        let deviations = variance.map { ($0 + epsilon).squareRoot() }
        var (normalized, output) = (input, input)
        for i in input.scalars.indices {
            let channel = i / extent % channelCount
            normalized.scalars[i] = (input.scalars[i] - mean[channel]) / deviations[channel]
            output.scalars[i] =
                scale.scalars[channel] * normalized.scalars[i] + shift.scalars[channel]
        }
        let tape = Tape(
            normalized: normalized, deviations: deviations, mean: mean, variance: variance)
        return (output, tape)
    }

    public func backward(
        _ outputGradient: Tensor, _ tape: Tape
    ) -> (input: Tensor, parameters: [Tensor]) {
        precondition(outputGradient.shape == tape.normalized.shape)
        let (channelCount, extent, count) = extents(of: outputGradient.shape)
        var byScale = Tensor(zeros: [channelCount])
        var byShift = byScale
        for (i, delta) in outputGradient.scalars.enumerated() {
            let channel = i / extent % channelCount
            byScale.scalars[channel] += delta * tape.normalized.scalars[i]
            byShift.scalars[channel] += delta
        }
        var byInput = outputGradient
        for i in byInput.scalars.indices {
            let channel = i / extent % channelCount
            if running == nil {
                byInput.scalars[i] -=
                    (byShift.scalars[channel]
                        + tape.normalized.scalars[i] * byScale.scalars[channel]) / count
            }
            byInput.scalars[i] *= scale.scalars[channel] / tape.deviations[channel]
        }
        return (byInput, [byScale, byShift])
    }

    private func extents(of shape: [Int]) -> (channelCount: Int, extent: Int, count: Double) {
        precondition(
            shape.count >= 2 && shape[1] == scale.shape[0],
            "batch norm expects \(scale.shape[0]) channels, got \(shape)")
        let extent = shape[2...].reduce(1, *)
        return (shape[1], extent, Double(shape[0] * extent))
    }
}
