internal import Engine

/// Batch normalisation, with the ReLU after it when there is one.
struct BatchNormNode: TrainingNode {
    let isTrainable = true
    private let layer: BatchNorm
    private let forward: Operation
    private let input: Memory
    private let isRectified: Bool
    private let workspace: Memory?
    private let mean: Memory
    private let variance: Memory
    private let scale: TrainingParameter
    private let shift: TrainingParameter
    private let runningMean: TrainingParameter
    private let runningVariance: TrainingParameter

    /// - Parameter parameters: scale, shift, mean, variance.
    static func make(
        _ layer: BatchNorm, parameters: ArraySlice<ParameterDescription>, isRectified: Bool,
        _ input: Activation, in program: TrainingProgram
    ) throws(DNNLError) -> (BatchNormNode, Activation) {
        let forward = try Operation.batchNormalization(
            source: input.layout, epsilon: layer.epsilon, isTraining: true, postReLU: isRectified)
        let channels = try Layout.plain([input.layout.shape[1]])
        let slots = try parameters.map { (parameter) throws(DNNLError) in
            try program.addParameter(parameter, channels)
        }
        let workspace = try forward.layout(.workspace).map { (layout) throws(DNNLError) in
            try Memory(layout)
        }
        let node = BatchNormNode(
            layer: layer, forward: forward, input: input.memory, isRectified: isRectified,
            workspace: workspace, mean: try Memory(channels), variance: try Memory(channels),
            scale: slots[0], shift: slots[1], runningMean: slots[2], runningVariance: slots[3])
        let output = try Memory(input.layout)
        try program.addForward(
            forward,
            [
                (.source, input.memory), (.destination, output), (.mean, node.mean),
                (.variance, node.variance), (.scale, node.scale.weights),
                (.shift, node.shift.weights),
            ] + node.workspaceArgument)
        program.addForward(.runningStatistics(node))
        return (node, Activation(memory: output))
    }

    func compileBackward(
        _ gradient: Memory, needsSource: Bool, in program: TrainingProgram
    ) throws(DNNLError) -> Memory? {
        let gradient = try program.backwardCopy(gradient, as: input.layout)
        let backward = try Operation.batchNormalizationBackward(
            gradient: gradient.layout, source: input.layout, epsilon: layer.epsilon,
            postReLU: isRectified, forward: forward)
        let result = try Memory(input.layout)
        try program.addBackward(
            backward,
            [
                (.source, input), (.mean, mean), (.variance, variance),
                (.scale, scale.weights), (.shift, shift.weights),
                (.destinationGradient, gradient), (.sourceGradient, result),
                (.scaleGradient, scale.gradient), (.shiftGradient, shift.gradient),
            ] + workspaceArgument)
        return needsSource ? result : nil
    }

    /// After a forward pass: moves the running mean and variance towards the batch's.
    func moveRunningStatistics() {
        let shape = input.layout.shape
        let count = shape.reduce(1, *) / shape[1]
        for channel in 0..<shape[1] {
            runningMean.weights.floats[channel] = layer.runningMean(
                runningMean.weights.floats[channel], batch: mean.floats[channel])
            runningVariance.weights.floats[channel] = layer.runningVariance(
                runningVariance.weights.floats[channel], batch: variance.floats[channel],
                count: count)
        }
    }

    private var workspaceArgument: [(Operation.Role, Memory)] {
        workspace.map { [(.workspace, $0)] } ?? []
    }
}
