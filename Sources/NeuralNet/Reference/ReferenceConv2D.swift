/// ``Conv2D``, plainly: a sum over taps for each output, and the same walk backward.
public struct ReferenceConv2D: ReferenceLayer {
    private let window: Window
    private var weight: Tensor
    private var bias: Tensor?

    public var parameters: [Tensor] {
        get { [weight] + (bias.map { [$0] } ?? []) }
        set {
            weight = newValue[0]
            bias = newValue.count > 1 ? newValue[1] : nil
        }
    }

    /// - Parameters:
    ///   - weight: `[filter, channel, kernelRow, kernelColumn]`.
    ///   - bias: `[filter]`.
    public init(_ layer: Conv2D, weight: Tensor, bias: Tensor?) {
        precondition(
            weight.shape.count == 4 && weight.shape[0] == layer.filterCount
                && Array(weight.shape[2...]) == layer.kernel,
            "weight \(weight.shape) does not match \(layer)")
        precondition(bias == nil || bias?.shape == [layer.filterCount], "bias does not match")
        window = layer.window
        self.weight = weight
        self.bias = bias
    }

    public func forward(_ input: Tensor) -> (output: Tensor, tape: Tensor) {
        let e = extents(of: input)
        let filterCount = weight.shape[0]
        let tapCount = window.kernel[0] * window.kernel[1]
        var output = Tensor(
            zeros: [e.batch, filterCount, e.outputRowCount, e.outputColumnCount])
        for sample in 0..<e.batch {
            for filter in 0..<filterCount {
                let base = (sample * filterCount + filter) * e.outputChannelSize
                e.forEachOutput { index, row, column in
                    var sum = bias?.scalars[filter] ?? 0
                    for channel in 0..<e.channelCount {
                        let picture = (sample * e.channelCount + channel) * e.channelSize
                        let kernel = (filter * e.channelCount + channel) * tapCount
                        e.forEachTap(row, column) { tap, pixel in
                            sum += weight.scalars[kernel + tap] * input.scalars[picture + pixel]
                        }
                    }
                    output.scalars[base + index] = sum
                }
            }
        }
        return (output, input)
    }

    public func backward(
        _ outputGradient: Tensor, _ tape: Tensor
    ) -> (input: Tensor, parameters: [Tensor]) {
        let e = extents(of: tape)
        let filterCount = weight.shape[0]
        let tapCount = window.kernel[0] * window.kernel[1]
        precondition(
            outputGradient.shape == [e.batch, filterCount, e.outputRowCount, e.outputColumnCount])
        var byInput = Tensor(zeros: tape.shape)
        var byWeight = Tensor(zeros: weight.shape)
        var byBias = Tensor(zeros: [filterCount])
        for sample in 0..<e.batch {
            for filter in 0..<filterCount {
                let base = (sample * filterCount + filter) * e.outputChannelSize
                e.forEachOutput { index, row, column in
                    let delta = outputGradient.scalars[base + index]
                    byBias.scalars[filter] += delta
                    for channel in 0..<e.channelCount {
                        let picture = (sample * e.channelCount + channel) * e.channelSize
                        let kernel = (filter * e.channelCount + channel) * tapCount
                        e.forEachTap(row, column) { tap, pixel in
                            byInput.scalars[picture + pixel] += delta * weight.scalars[kernel + tap]
                            byWeight.scalars[kernel + tap] += delta * tape.scalars[picture + pixel]
                        }
                    }
                }
            }
        }
        return (byInput, bias == nil ? [byWeight] : [byWeight, byBias])
    }

    private func extents(of input: Tensor) -> PictureExtents {
        let extents = PictureExtents(input.shape, window)
        precondition(
            extents.channelCount == weight.shape[1],
            "conv expects \(weight.shape[1]) channels, got \(input.shape)")
        return extents
    }
}
