internal import Engine

/// A dense layer, with the ReLU after it when there is one.
///
/// A picture is taken as it lies in memory, each as a row of a matrix, and the weights' rows take
/// the same order: nothing is reordered. oneDNN is given matrices, not pictures: for those it has
/// much faster products. Two-conv's, 128 × 18,432 features to 10 units in bfloat16, took 2.4 ms a
/// step as pictures and take 1.6 ms as matrices.
struct DenseNode: TrainingNode {
    let isTrainable = true
    private let forward: Operation
    /// As the layer before left it, and as a matrix.
    private let source: Memory
    private let sourceMatrix: Memory
    private let weights: TrainingParameter
    private let bias: TrainingParameter?
    private let rectifier: ElementwiseNode?
    private let output: Memory

    /// - Parameter parameters: weight, and bias when there is one.
    static func make(
        _ layer: Dense, parameters: ArraySlice<ParameterDescription>, isRectified: Bool,
        _ input: Activation, in program: TrainingProgram
    ) throws(DNNLError) -> (DenseNode, Activation) {
        let descriptions = Array(parameters)
        let type = program.elementType
        let order = input.layout.hasWholeRows ? input.layout : try .plain(input.layout.shape)
        let source = try program.forwardCopy(input.memory, as: order.storing(type))
        let sourceMatrix = try Memory(source.layout.asMatrix(), over: source)
        let shape = [layer.unitCount, sourceMatrix.layout.shape[1]]
        let biasLayout = layer.hasBias ? try Layout.plain([layer.unitCount]) : nil
        let forward = try Operation.innerProduct(
            source: sourceMatrix.layout, weights: .any(shape, storing: type), bias: biasLayout,
            destination: .plain([program.batchCount, layer.unitCount]), isTraining: true,
            postReLU: isRectified)
        // A product's tensors always have layouts.
        let packed = forward.layout(.weights)!
        let weights = try program.addParameter(
            descriptions[0], packed, rows: order.withRowCount(layer.unitCount))
        var bias: TrainingParameter?
        if let biasLayout { bias = try program.addParameter(descriptions[1], biasLayout) }
        let output = try Memory(forward.layout(.destination)!)
        try program.addForward(
            forward,
            [
                (.source, sourceMatrix), (.destination, output),
                (.weights, try program.forwardCopy(weights.weights, as: packed)),
            ]
                + (bias.map { [(.bias, $0.weights)] } ?? []))
        let node = DenseNode(
            forward: forward, source: source, sourceMatrix: sourceMatrix, weights: weights,
            bias: bias,
            rectifier: isRectified
                ? try ElementwiseNode(.rectifier, fusedInto: output) : nil, output: output)
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
            sourceGradient: sourceMatrix.layout,
            weights: .any(weights.weights.layout.shape, storing: program.elementType),
            destinationGradient: gradient.layout, forward: forward)
        let result = try Memory(source.layout)
        let packed = try program.backwardCopy(weights.weights, as: backward.layout(.weights)!)
        try program.addBackward(
            backward,
            [
                (.weights, packed), (.destinationGradient, gradient),
                (.sourceGradient, try Memory(sourceMatrix.layout, over: result)),
            ])
        return result
    }

    private func compileBackwardWeights(
        _ gradient: Memory, in program: TrainingProgram
    ) throws(DNNLError) {
        let backward = try Operation.innerProductBackwardWeights(
            source: sourceMatrix.layout, weightsGradient: .any(weights.weights.layout.shape),
            biasGradient: bias?.gradient.layout, destinationGradient: gradient.layout,
            forward: forward)
        let target = try program.gradientTarget(weights, backward.layout(.weightsGradient)!)
        try program.addBackward(
            backward,
            [(.source, sourceMatrix), (.destinationGradient, gradient), (.weightsGradient, target)]
                + (bias.map { [(.biasGradient, $0.gradient)] } ?? []))
        try program.settleGradient(weights, from: target)
    }
}
