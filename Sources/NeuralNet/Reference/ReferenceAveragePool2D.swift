/// ``AveragePool2D``, plainly.
public struct ReferenceAveragePool2D: ReferenceLayer {
    private let window: Window
    public var parameters: [Tensor] {
        get { [] }
        set { precondition(newValue.isEmpty) }
    }

    public init(_ layer: AveragePool2D) { window = layer.window }

    public func forward(_ input: Tensor) -> (output: Tensor, tape: [Int]) {
        let e = PictureExtents(input.shape, window)
        var output = Tensor(
            zeros: [e.batch, e.channelCount, e.outputRowCount, e.outputColumnCount])
        for plane in 0..<e.batch * e.channelCount {
            e.forEachOutput { index, row, column in
                var (sum, count) = (0.0, 0)
                e.forEachTap(row, column) { _, pixel in
                    sum += input.scalars[plane * e.channelSize + pixel]
                    count += 1
                }
                output.scalars[plane * e.outputChannelSize + index] = sum / Double(count)
            }
        }
        return (output, input.shape)
    }

    public func backward(
        _ outputGradient: Tensor, _ tape: [Int]
    ) -> (input: Tensor, parameters: [Tensor]) {
        let e = PictureExtents(tape, window)
        var byInput = Tensor(zeros: tape)
        for plane in 0..<e.batch * e.channelCount {
            e.forEachOutput { index, row, column in
                var pixels: [Int] = []
                e.forEachTap(row, column) { _, pixel in pixels.append(pixel) }
                let delta = outputGradient.scalars[plane * e.outputChannelSize + index]
                for pixel in pixels {
                    byInput.scalars[plane * e.channelSize + pixel] += delta / Double(pixels.count)
                }
            }
        }
        return (byInput, [])
    }
}
