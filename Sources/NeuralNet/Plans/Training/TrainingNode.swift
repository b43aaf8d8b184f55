internal import Engine

/// A layer of a training program, with what its backward pass needs from its forward pass.
protocol TrainingNode {
    /// Whether the layer has something to learn.
    var isTrainable: Bool { get }

    /// Adds the layer's backward calls.
    ///
    /// - Parameters:
    ///   - gradient: by the layer's output, in any layout; the layer may overwrite it.
    ///   - needsSource: whether a layer before this one learns.
    /// - Returns: the gradient by the layer's input, or nil when it is not needed.
    func compileBackward(
        _ gradient: Memory, needsSource: Bool, in program: TrainingProgram
    ) throws(DNNLError) -> Memory?
}

/// What flows between the layers of a program while it is compiled.
struct Activation {
    /// [batch, …]; a flattened picture keeps its four axes, since only its name changes.
    var memory: Memory
    /// Whether it may not be overwritten: the caller's inputs, and what a backward pass reads.
    var isKept = false

    var layout: Layout { memory.layout }
}

/// A picture brought to [batch, feature] in plain order, for a layer that must see it so.
struct PlainNode: TrainingNode {
    let isTrainable = false
    private let pictureShape: [Int]

    /// - Returns: the activation as [batch, feature] in plain order; the node only if it was not.
    static func make(
        _ input: Activation, in program: TrainingProgram
    ) throws(DNNLError) -> (PlainNode, Activation) {
        let shape = input.layout.shape
        let plain = try program.forwardCopy(input.memory, as: .plain(shape))
        let flat = try Memory(.plain([shape[0], shape.dropFirst().reduce(1, *)]), over: plain)
        return (PlainNode(pictureShape: shape), Activation(memory: flat, isKept: input.isKept))
    }

    func compileBackward(
        _ gradient: Memory, needsSource: Bool, in program: TrainingProgram
    ) throws(DNNLError) -> Memory? {
        guard needsSource else { return nil }
        let plain = try program.backwardCopy(gradient, as: .plain(gradient.layout.shape))
        return try Memory(.plain(pictureShape), over: plain)
    }
}
