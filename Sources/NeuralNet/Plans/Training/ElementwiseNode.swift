internal import Engine

/// A function of each number alone, in place where that spoils nothing: its backward pass reads
/// only
/// the output.
struct ElementwiseNode: TrainingNode {
    let isTrainable = false
    private let function: Operation.Elementwise
    private let output: Memory
    private let forward: Operation

    /// A layer of its own.
    static func make(
        _ function: Operation.Elementwise, _ input: Activation, in program: TrainingProgram
    ) throws(DNNLError) -> (ElementwiseNode, Activation) {
        // A ReLU before it reads the signs of its output later, and a sigmoid has but one.
        let isInPlace = !input.isKept && function != .logistic
        let output = isInPlace ? input.memory : try Memory(input.layout)
        let node = try ElementwiseNode(function, fusedInto: output)
        try program.addForward(node.forward, [(.source, input.memory), (.destination, output)])
        return (node, Activation(memory: output, isKept: function.readsValues))
    }

    /// One that the operation before it has already applied to its output.
    init(_ function: Operation.Elementwise, fusedInto output: Memory) throws(DNNLError) {
        self.function = function
        self.output = output
        forward = try .elementwise(function, output.layout, isTraining: true)
    }

    func compileBackward(
        _ gradient: Memory, needsSource: Bool, in program: TrainingProgram
    ) throws(DNNLError) -> Memory? {
        guard needsSource else { return nil }
        return try addBackward(gradient, in: program)
    }

    /// Multiplies the gradient with the derivative.
    func addBackward(
        _ gradient: Memory, in program: TrainingProgram
    ) throws(DNNLError) -> Memory {
        let gradient = try program.backwardCopy(gradient, as: output.layout)
        let backward = try Operation.elementwiseBackward(
            function, gradient: gradient.layout, destination: output.layout, forward: forward)
        try program.addBackward(
            backward,
            [(.destination, output), (.destinationGradient, gradient), (.sourceGradient, gradient)])
        return gradient
    }
}

extension Operation.Elementwise {
    /// Whether the derivative is told from the output's values and not from their signs alone,
    /// which
    /// what follows in place keeps or makes worthless.
    fileprivate var readsValues: Bool {
        switch self {
        case .rectifier, .leakyRectifier: false
        case .exponentialUnit, .logistic, .hyperbolicTangent: true
        }
    }
}
