internal import Engine

/// Max or average pooling.
struct PoolingNode: TrainingNode {
    let isTrainable = false
    private let kind: Operation.PoolingKind
    private let window: Engine.Window
    private let forward: Operation
    private let source: Layout
    private let destination: Layout
    private let workspace: Memory?

    static func make(
        _ kind: Operation.PoolingKind, window: Engine.Window, output shape: [Int],
        _ input: Activation, in program: TrainingProgram
    ) throws(DNNLError) -> (PoolingNode, Activation) {
        // An activation's elements are always floats of some size.
        let type = input.layout.elementType!
        let forward = try Operation.pooling(
            kind, source: input.layout,
            destination: .any([program.batchCount] + shape, storing: type), window: window,
            isTraining: true)
        // A pooling's output always has a layout.
        let output = try Memory(forward.layout(.destination)!)
        let workspace = try forward.layout(.workspace).map { (layout) throws(DNNLError) in
            try Memory(layout)
        }
        var memories: [(Operation.Role, Memory)] = [
            (.source, input.memory), (.destination, output),
        ]
        if let workspace { memories.append((.workspace, workspace)) }
        try program.addForward(forward, memories)
        let node = PoolingNode(
            kind: kind, window: window, forward: forward, source: input.layout,
            destination: output.layout, workspace: workspace)
        return (node, Activation(memory: output))
    }

    func compileBackward(
        _ gradient: Memory, needsSource: Bool, in program: TrainingProgram
    ) throws(DNNLError) -> Memory? {
        guard needsSource else { return nil }
        let gradient = try program.backwardCopy(gradient, as: destination)
        let backward = try Operation.poolingBackward(
            kind, sourceGradient: source, destinationGradient: destination, window: window,
            forward: forward)
        let result = try Memory(source)
        var memories: [(Operation.Role, Memory)] = [
            (.destinationGradient, gradient), (.sourceGradient, result),
        ]
        if let workspace { memories.append((.workspace, workspace)) }
        try program.addBackward(backward, memories)
        return result
    }
}
