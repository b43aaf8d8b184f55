/// ``MaxPool2D``, plainly; the tape says which pixel won each window.
public struct ReferenceMaxPool2D: ReferenceLayer {
    public struct Tape: Sendable {
        let shape: [Int]
        /// The index of each output's source in the whole input.
        let winners: [Int]
    }

    private let window: Window
    public var parameters: [Tensor] {
        get { [] }
        set { precondition(newValue.isEmpty) }
    }

    public init(_ layer: MaxPool2D) { window = layer.window }

    public func forward(_ input: Tensor) -> (output: Tensor, tape: Tape) {
        let e = PictureExtents(input.shape, window)
        var output = Tensor(
            zeros: [e.batch, e.channelCount, e.outputRowCount, e.outputColumnCount])
        var winners = [Int](repeating: 0, count: output.scalars.count)
        for plane in 0..<e.batch * e.channelCount {
            e.forEachOutput { index, row, column in
                var winner: Int?
                e.forEachTap(row, column) { _, pixel in
                    let candidate = plane * e.channelSize + pixel
                    // Strictly greater: among equals the first stays.
                    if let best = winner, input.scalars[candidate] <= input.scalars[best] { return }
                    winner = candidate
                }
                guard let winner else { preconditionFailure("a window lies in the padding") }
                winners[plane * e.outputChannelSize + index] = winner
                output.scalars[plane * e.outputChannelSize + index] = input.scalars[winner]
            }
        }
        return (output, Tape(shape: input.shape, winners: winners))
    }

    public func backward(
        _ outputGradient: Tensor, _ tape: Tape
    ) -> (input: Tensor, parameters: [Tensor]) {
        precondition(outputGradient.scalars.count == tape.winners.count)
        var byInput = Tensor(zeros: tape.shape)
        for (winner, delta) in zip(tape.winners, outputGradient.scalars) {
            byInput.scalars[winner] += delta
        }
        return (byInput, [])
    }
}
