internal import Engine

/// ReLU, in place: its backward pass reads only the sign of the output.
struct RectifierNode: TrainingNode {
    let isTrainable = false
    private let output: Memory
    private let forward: Operation

    /// A ReLU of its own.
    static func make(
        _ input: Activation, in program: TrainingProgram
    ) throws(DNNLError) -> (RectifierNode, Activation) {
        let output = input.isInput ? try Memory(input.layout) : input.memory
        let node = try RectifierNode(fusedInto: output)
        try program.addForward(node.forward, [(.source, input.memory), (.destination, output)])
        return (node, Activation(memory: output))
    }

    /// A ReLU that the operation before it has already applied to its output.
    init(fusedInto output: Memory) throws(DNNLError) {
        self.output = output
        forward = try .rectifier(output.layout, isTraining: true)
    }

    func compileBackward(
        _ gradient: Memory, needsSource: Bool, in program: TrainingProgram
    ) throws(DNNLError) -> Memory? {
        guard needsSource else { return nil }
        return try addBackward(gradient, in: program)
    }

    /// Zeroes the gradient where the output is zero.
    func addBackward(
        _ gradient: Memory, in program: TrainingProgram
    ) throws(DNNLError) -> Memory {
        let gradient = try program.backwardCopy(gradient, as: output.layout)
        let backward = try Operation.rectifierBackward(
            gradient: gradient.layout, destination: output.layout, forward: forward)
        try program.addBackward(
            backward,
            [(.destination, output), (.destinationGradient, gradient), (.sourceGradient, gradient)])
        return gradient
    }
}
