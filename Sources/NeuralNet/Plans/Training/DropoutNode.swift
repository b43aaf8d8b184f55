internal import Engine

/// Dropout, in place: the layer before it needs at most the sign of its output, and where that is
/// lost the gradient is zero too.
struct DropoutNode: TrainingNode {
    let isTrainable = false
    private let rate: Float
    private let layer: Int
    private let layout: Layout

    static func make(
        _ dropout: Dropout, layer: Int, _ input: Activation, in program: TrainingProgram
    ) throws(DNNLError) -> (DropoutNode, Activation) {
        let output = input.isKept ? try Memory(input.layout) : input.memory
        program.addForward(
            .dropout(output: output, input: input.memory, rate: dropout.rate, layer: layer))
        let node = DropoutNode(rate: dropout.rate, layer: layer, layout: output.layout)
        return (node, Activation(memory: output))
    }

    func compileBackward(
        _ gradient: Memory, needsSource: Bool, in program: TrainingProgram
    ) throws(DNNLError) -> Memory? {
        guard needsSource else { return nil }
        // The mask is a function of the place in memory: the layout must be the forward pass's.
        let gradient = try program.backwardCopy(gradient, as: layout)
        program.addBackward(.dropout(output: gradient, input: gradient, rate: rate, layer: layer))
        return gradient
    }
}
