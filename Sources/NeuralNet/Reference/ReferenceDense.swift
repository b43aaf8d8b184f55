/// ``Dense``, plainly. With `δ` the gradient by output, the gradients are
/// `δ · weight` by input, `δᵀ · input` by weight, and the sum of the rows of `δ` by bias.
public struct ReferenceDense: ReferenceLayer {
    private var weight: Tensor
    private var bias: Tensor?

    public var parameters: [Tensor] {
        get { [weight] + (bias.map { [$0] } ?? []) }
        set {
            self = ReferenceDense(weight: newValue[0], bias: newValue.count > 1 ? newValue[1] : nil)
        }
    }

    /// - Parameters:
    ///   - weight: `[unit, input]`.
    ///   - bias: `[unit]`.
    public init(weight: Tensor, bias: Tensor?) {
        precondition(weight.shape.count == 2, "weight must be [unit, input], not \(weight.shape)")
        precondition(
            bias == nil || bias?.shape == [weight.shape[0]], "bias does not match \(weight.shape)")
        self.weight = weight
        self.bias = bias
    }

    public func forward(_ input: Tensor) -> (output: Tensor, tape: Tensor) {
        let (batch, inputCount, unitCount) = extents(of: input)
        var output = Tensor(zeros: [batch, unitCount])
        for row in 0..<batch {
            for unit in 0..<unitCount {
                var sum = bias?.scalars[unit] ?? 0
                for i in 0..<inputCount {
                    sum +=
                        input.scalars[row * inputCount + i] * weight.scalars[unit * inputCount + i]
                }
                output.scalars[row * unitCount + unit] = sum
            }
        }
        return (output, input)
    }

    public func backward(
        _ outputGradient: Tensor, _ tape: Tensor
    ) -> (input: Tensor, parameters: [Tensor]) {
        let (batch, inputCount, unitCount) = extents(of: tape)
        precondition(outputGradient.shape == [batch, unitCount])
        var byInput = Tensor(zeros: tape.shape)
        var byWeight = Tensor(zeros: weight.shape)
        var byBias = Tensor(zeros: [unitCount])
        for row in 0..<batch {
            for unit in 0..<unitCount {
                let delta = outputGradient.scalars[row * unitCount + unit]
                byBias.scalars[unit] += delta
                for i in 0..<inputCount {
                    let (x, w) = (row * inputCount + i, unit * inputCount + i)
                    byInput.scalars[x] += delta * weight.scalars[w]
                    byWeight.scalars[w] += delta * tape.scalars[x]
                }
            }
        }
        return (byInput, bias == nil ? [byWeight] : [byWeight, byBias])
    }

    private func extents(of input: Tensor) -> (batch: Int, inputCount: Int, unitCount: Int) {
        precondition(
            input.shape.count == 2 && input.shape[1] == weight.shape[1],
            "dense expects [batch, \(weight.shape[1])], got \(input.shape)")
        return (input.shape[0], weight.shape[1], weight.shape[0])
    }
}
