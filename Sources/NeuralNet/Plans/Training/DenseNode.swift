internal import Engine

/// A dense layer, with the ReLU after it when there is one. A picture's four axes stay: its weights
/// take the same order as the picture has in memory, and nothing is reordered.
struct DenseNode: TrainingNode {
    let isTrainable = true
    private let forward: Operation
    private let source: Memory
    private let weights: TrainingParameter
    private let bias: TrainingParameter?
    private let rectifier: RectifierNode?
    private let output: Memory

    /// - Parameter parameters: weight, and bias when there is one.
    static func make(
        _ layer: Dense, parameters: ArraySlice<ParameterDescription>, isRectified: Bool,
        _ input: Activation, in program: TrainingProgram
    ) throws(DNNLError) -> (DenseNode, Activation) {
        let descriptions = Array(parameters)
        let shape = [layer.unitCount] + input.layout.shape.dropFirst()
        let type = program.elementType
        let source = try program.forwardCopy(input.memory, as: input.layout.storing(type))
        let biasLayout = layer.hasBias ? try Layout.plain([layer.unitCount]) : nil
        let forward = try Operation.innerProduct(
            source: source.layout, weights: .any(shape, storing: type), bias: biasLayout,
            destination: .plain([program.batchCount, layer.unitCount]), isTraining: true,
            postReLU: isRectified)
        // A product's tensors always have layouts.
        let packed = forward.layout(.weights)!
        let weights = try program.addParameter(descriptions[0], packed)
        var bias: TrainingParameter?
        if let biasLayout { bias = try program.addParameter(descriptions[1], biasLayout) }
        let output = try Memory(forward.layout(.destination)!)
        try program.addForward(
            forward,
            [
                (.source, source), (.destination, output),
                (.weights, try program.forwardCopy(weights.weights, as: packed)),
            ]
                + (bias.map { [(.bias, $0.weights)] } ?? []))
        let node = DenseNode(
            forward: forward, source: source, weights: weights, bias: bias,
            rectifier: isRectified ? try RectifierNode(fusedInto: output) : nil, output: output)
        return (node, Activation(memory: output))
    }

    func compileBackward(
        _ gradient: Memory, needsSource: Bool, in program: TrainingProgram
    ) throws(DNNLError) -> Memory? {
        var gradient = try program.backwardCopy(gradient, as: output.layout)
        if let rectifier { gradient = try rectifier.addBackward(gradient, in: program) }
        gradient = try program.backwardCopy(
            gradient, as: output.layout.storing(program.elementType))
        try compileBackwardWeights(gradient, in: program)
        guard needsSource else { return nil }
        let backward = try Operation.innerProductBackwardData(
            sourceGradient: source.layout,
            weights: .any(weights.weights.layout.shape, storing: program.elementType),
            destinationGradient: gradient.layout, forward: forward)
        let result = try Memory(source.layout)
        let packed = try program.backwardCopy(weights.weights, as: backward.layout(.weights)!)
        try program.addBackward(
            backward,
            [(.weights, packed), (.destinationGradient, gradient), (.sourceGradient, result)])
        return result
    }

    private func compileBackwardWeights(
        _ gradient: Memory, in program: TrainingProgram
    ) throws(DNNLError) {
        let backward = try Operation.innerProductBackwardWeights(
            source: source.layout, weightsGradient: .any(weights.weights.layout.shape),
            biasGradient: bias?.gradient.layout, destinationGradient: gradient.layout,
            forward: forward)
        let target = try program.gradientTarget(weights, backward.layout(.weightsGradient)!)
        try program.addBackward(
            backward,
            [(.source, source), (.destinationGradient, gradient), (.weightsGradient, target)]
                + (bias.map { [(.biasGradient, $0.gradient)] } ?? []))
        try program.settleGradient(weights, from: target)
    }
}
