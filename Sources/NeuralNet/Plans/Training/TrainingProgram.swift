internal import Engine

/// The list of calls that one training step makes, and how it grows while a network is compiled.
final class TrainingProgram {
    /// One thing that a step does.
    enum Action {
        case call(Call)
        /// `layer` tells one dropout layer's mask from another's.
        case dropout(output: Memory, input: Memory, rate: Float, layer: Int)
        case runningStatistics(BatchNormNode)
        case lstm(LSTMPass)
        case lstmBackward(LSTMPass, gradient: Memory, sourceGradient: Memory?)
    }

    let batchCount: Int
    let threadCount: Int
    /// How convolutions and products store what they read and hand on.
    let elementType: ElementType
    let stream: Stream
    private let scratch = Scratch()
    private(set) var parameters: [TrainingParameter] = []
    private(set) var forwardActions: [Action] = []
    private var backwardActions: [Action] = []

    init(
        batchCount: Int, threadCount: Int, elementType: ElementType
    ) throws(DNNLError) {
        self.elementType = elementType
        self.batchCount = batchCount
        self.threadCount = threadCount
        stream = try Stream()
    }

    func addForward(
        _ operation: Operation, _ memories: [(Operation.Role, Memory)]
    ) throws(DNNLError) {
        forwardActions.append(.call(try Call(operation, memories, scratch: scratch)))
    }

    func addForward(_ action: Action) { forwardActions.append(action) }

    func addBackward(
        _ operation: Operation, _ memories: [(Operation.Role, Memory)]
    ) throws(DNNLError) {
        backwardActions.append(.call(try Call(operation, memories, scratch: scratch)))
    }

    func addBackward(_ action: Action) { backwardActions.append(action) }

    /// Adds a parameter in the order of the given layout; its floats stay floats.
    ///
    /// - Parameter rows: see ``TrainingParameter/rows``.
    func addParameter(
        _ description: ParameterDescription, _ layout: Layout, rows: Layout? = nil
    ) throws(DNNLError) -> TrainingParameter {
        let parameter = try TrainingParameter(
            description, layout.storing(.float32), rows: rows?.storing(.float32))
        parameters.append(parameter)
        return parameter
    }

    /// The memory itself, or a copy in the given layout made at this point of the forward pass.
    func forwardCopy(_ memory: Memory, as layout: Layout) throws(DNNLError) -> Memory {
        if memory.layout == layout { return memory }
        let copy = try Memory(layout)
        let reorder = try Operation(reorder: memory.layout, to: layout)
        try addForward(reorder, [(.source, memory), (.destination, copy)])
        return copy
    }

    /// The memory itself, or a copy in the given layout made at this point of the backward pass.
    func backwardCopy(_ memory: Memory, as layout: Layout) throws(DNNLError) -> Memory {
        if memory.layout == layout { return memory }
        let copy = try Memory(layout)
        let reorder = try Operation(reorder: memory.layout, to: layout)
        try addBackward(reorder, [(.source, memory), (.destination, copy)])
        return copy
    }

    /// Where a backward operation writes a parameter's gradient, in the layout that it chose.
    /// Once the operation is added, ``settleGradient(_:from:)`` brings it home.
    func gradientTarget(
        _ parameter: TrainingParameter, _ layout: Layout
    ) throws(DNNLError) -> Memory {
        parameter.gradient.layout == layout ? parameter.gradient : try Memory(layout)
    }

    func settleGradient(
        _ parameter: TrainingParameter, from target: Memory
    ) throws(DNNLError) {
        guard target !== parameter.gradient else { return }
        try addBackward(
            Operation(reorder: target.layout, to: parameter.gradient.layout),
            [(.source, target), (.destination, parameter.gradient)])
    }

    func runForward(dropoutSeed: UInt64) throws(DNNLError) {
        try run(forwardActions, dropoutSeed: dropoutSeed)
    }

    func runBackward(dropoutSeed: UInt64) throws(DNNLError) {
        try run(backwardActions, dropoutSeed: dropoutSeed)
    }

    /// One layer's dropout seed; the odd constant spreads its number over all bits.
    static func seed(_ stepSeed: UInt64, layer: Int) -> UInt64 {
        stepSeed &+ UInt64(layer + 1) &* 0x9E37_79B9_7F4A_7C15
    }

    private func run(_ actions: [Action], dropoutSeed: UInt64) throws(DNNLError) {
        for action in actions {
            switch action {
            case .call(let call):
                try call.run(on: stream)
            case .dropout(let output, let input, let rate, let layer):
                Kernels.dropout(
                    output, from: input, seed: Self.seed(dropoutSeed, layer: layer), rate: rate,
                    threadCount: threadCount)
            case .runningStatistics(let node):
                node.moveRunningStatistics()
            case .lstm(let pass):
                try pass.forward()
            case .lstmBackward(let pass, let gradient, let sourceGradient):
                try pass.backward(from: gradient, sourceGradient: sourceGradient)
            }
        }
    }
}
