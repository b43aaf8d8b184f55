internal import Engine

/// A convolution, with the ReLU after it when there is one.
struct ConvolutionNode: TrainingNode {
    let isTrainable = true
    private let window: Engine.Window
    private let algorithm: Operation.ConvolutionAlgorithm
    private let forward: Operation
    /// In the layout that the forward pass reads.
    private let source: Memory
    private let weights: TrainingParameter
    private let bias: TrainingParameter?
    private let rectifier: ElementwiseNode?
    private let output: Memory

    /// - Parameter parameters: weight, and bias when there is one.
    static func make(
        _ layer: Conv2D, parameters: ArraySlice<ParameterDescription>, output shape: [Int],
        isRectified: Bool, _ input: Activation, in program: TrainingProgram
    ) throws(DNNLError) -> (ConvolutionNode, Activation) {
        let window = Engine.Window(layer.window)
        let descriptions = Array(parameters)
        let type = program.elementType
        let biasLayout = layer.hasBias ? try Layout.plain([layer.filterCount]) : nil
        let algorithm = Operation.ConvolutionAlgorithm(
            window, channelCount: input.layout.shape[1], filterCount: layer.filterCount, type)
        let forward = try Operation.convolution(by: algorithm) { (algorithm) throws(DNNLError) in
            try .convolution(
                source: .any(input.layout.shape, storing: type),
                weights: .any(descriptions[0].shape, storing: type), bias: biasLayout,
                destination: .any([program.batchCount] + shape, storing: type), window: window,
                isTraining: true, postReLU: isRectified, algorithm: algorithm)
        }
        // A convolution's tensors always have layouts.
        let source = try program.forwardCopy(input.memory, as: forward.layout(.source)!)
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
        let node = ConvolutionNode(
            window: window, algorithm: algorithm, forward: forward, source: source,
            weights: weights, bias: bias,
            rectifier: isRectified
                ? try ElementwiseNode(.rectifier, fusedInto: output) : nil, output: output)
        return (node, Activation(memory: output))
    }

    func compileBackward(
        _ gradient: Memory, needsSource: Bool, in program: TrainingProgram
    ) throws(DNNLError) -> Memory? {
        let gradient = try rectifier?.addBackward(gradient, in: program) ?? gradient
        try compileBackwardWeights(gradient, in: program)
        guard needsSource else { return nil }
        let type = program.elementType
        let backward = try Operation.convolution(by: algorithm) { (algorithm) throws(DNNLError) in
            try .convolutionBackwardData(
                sourceGradient: .any(source.layout.shape, storing: type),
                weights: .any(weights.weights.layout.shape, storing: type),
                destinationGradient: .any(output.layout.shape, storing: type), window: window,
                algorithm: algorithm, forward: forward)
        }
        let result = try Memory(backward.layout(.sourceGradient)!)
        let packed = try program.backwardCopy(weights.weights, as: backward.layout(.weights)!)
        let copy = try program.backwardCopy(gradient, as: backward.layout(.destinationGradient)!)
        try program.addBackward(
            backward,
            [(.weights, packed), (.destinationGradient, copy), (.sourceGradient, result)])
        return result
    }

    private func compileBackwardWeights(
        _ gradient: Memory, in program: TrainingProgram
    ) throws(DNNLError) {
        let type = program.elementType
        let backward = try Operation.convolution(by: algorithm) { (algorithm) throws(DNNLError) in
            try .convolutionBackwardWeights(
                source: .any(self.source.layout.shape, storing: type),
                weightsGradient: .any(weights.weights.layout.shape),
                biasGradient: bias?.gradient.layout,
                destinationGradient: .any(output.layout.shape, storing: type), window: window,
                algorithm: algorithm, forward: forward)
        }
        let source = try program.backwardCopy(source, as: backward.layout(.source)!)
        let copy = try program.backwardCopy(gradient, as: backward.layout(.destinationGradient)!)
        let target = try program.gradientTarget(weights, backward.layout(.weightsGradient)!)
        try program.addBackward(
            backward,
            [(.source, source), (.destinationGradient, copy), (.weightsGradient, target)]
                + (bias.map { [(.biasGradient, $0.gradient)] } ?? []))
        try program.settleGradient(weights, from: target)
    }
}

extension Engine.Window {
    /// The same window as the network describes it.
    init(_ window: NeuralNet.Window) {
        self.init(
            kernel: window.kernel, stride: window.stride, padding: window.padding,
            endPadding: window.endPadding, dilation: window.dilation)
    }
}
