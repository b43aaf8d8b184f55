internal import Engine

/// A network compiled to be trained on batches of one size.
///
/// Build and use a plan on one dedicated `Thread`: OpenMP keeps its threads with the thread that
/// called it, and a plan that wanders over a pool of tasks loses half its speed. The plan sets the
/// width to `threadCount` inside each call and puts it back.
///
/// ```swift
/// let plan = try TrainingPlan(network, batchCount: 32, optimizer: .adam(), threadCount: 2)
/// try plan.setWeights(Weights(initializing: network, seed: 1))
/// // for each batch: fill plan.inputs and plan.labels, then
/// let result = try plan.step(learningRate: 1e-3, dropoutSeed: generator.next())
/// ```
///
/// Every batch is full: drop the last incomplete one after shuffling, and measure with an
/// ``InferencePlan``. The same weights, state, batches, seeds and thread count on one machine give
/// the same bytes.
public final class TrainingPlan {
    /// What a step found before it moved the weights.
    public struct StepResult: Hashable, Sendable {
        /// The mean loss of the batch; not finite once training has diverged.
        public let loss: Double
        /// The samples whose highest score was their label's.
        public let correctCount: Int
    }

    public let network: Network
    public let batchCount: Int
    public let classCount: Int
    public let threadCount: Int
    public let loss: SoftmaxCrossEntropy
    public let optimizer: Optimizer
    public let averagingDecay: Float?
    public let precision: Precision

    /// Plain [batch, channel, row, column] (or [batch, feature]): fill it before each step.
    public let inputs: UnsafeMutableBufferPointer<Float>
    /// The class of each sample, from 0: fill it before each step.
    public let labels: UnsafeMutableBufferPointer<Int32>

    /// The steps taken since the weights were new, restored ones included.
    public internal(set) var stepCount = 0

    /// 2 × multiply-adds of convolutions, dense layers and LSTMs, forward and backward. Backward is
    /// twice forward, except in the first weighted layer: nothing needs the gradient by the inputs.
    public let floatingPointOperationsPerStep: Int

    let program: TrainingProgram
    let scores: Memory
    let scoresGradient: Memory
    // Owns the floats of `inputs`.
    private let inputMemory: Memory

    /// - Parameters:
    ///   - averagingDecay: the share of the averaged weights kept at each step, such as 0.999; nil
    ///     keeps no average. Early on the share is smaller, `(1 + step) / (10 + step)`, so that the
    ///     average forgets the weights that training started from.
    ///   - precision: how layers compute; weights that come out are floats either way.
    /// - Throws: what is wrong with the network or a setting, or oneDNN's refusal.
    public init(
        _ network: Network, batchCount: Int, loss: SoftmaxCrossEntropy = SoftmaxCrossEntropy(),
        optimizer: Optimizer, threadCount: Int, averagingDecay: Float? = nil,
        precision: Precision = .float32
    ) throws(PlanError) {
        let shapes: [[Int]]
        let parameters: [ParameterDescription]
        let operationCount: Int
        do {
            shapes = try network.shapes()
            parameters = try network.parameters()
            operationCount = try network.trainingOperationCount(shapes: shapes)
        } catch { throw .network(error) }
        try PlanLimits.check(
            network, batchCount: batchCount, threadCount: threadCount, shapes: shapes)
        try Self.check(loss, averagingDecay)
        try precision.check()
        floatingPointOperationsPerStep = batchCount * operationCount
        self.network = network
        self.batchCount = batchCount
        self.threadCount = threadCount
        self.loss = loss
        self.optimizer = optimizer
        self.averagingDecay = averagingDecay
        self.precision = precision
        // A network that has shapes has at least one.
        classCount = shapes.last!.reduce(1, *)
        precondition(loss.classWeights == nil || loss.classWeights!.count == classCount)

        let keepsAverage = averagingDecay != nil
        let parts = try engine { () throws(DNNLError) in
            try Processor.withThreads(threadCount) { () throws(DNNLError) in
                let program = try TrainingProgram(
                    batchCount: batchCount, threadCount: threadCount,
                    elementType: precision.elementType)
                var compiler = try TrainingCompiler(network, program)
                let scores = try compiler.compileForward(shapes: shapes, parameters: parameters)
                let gradient = try Memory(scores.layout)
                try compiler.compileBackward(from: gradient)
                for parameter in program.parameters {
                    try parameter.addState(optimizer, keepsAverage: keepsAverage)
                }
                return (program, compiler.inputs, scores, gradient)
            }
        }
        (program, inputMemory, scores, scoresGradient) = parts
        inputs = inputMemory.floats
        labels = .allocate(capacity: batchCount)
        labels.initialize(repeating: 0)
    }

    deinit { labels.deallocate() }

    /// Runs the batch in ``inputs`` and ``labels`` forward and back, and moves the weights once.
    ///
    /// - Parameter dropoutSeed: decides which activations dropout zeroes; a new one each step.
    /// - Throws: ``PlanError/invalidLabel(_:classCount:)`` before anything has moved.
    public func step(learningRate: Float, dropoutSeed: UInt64) throws(PlanError) -> StepResult {
        for label in labels where label < 0 || label >= classCount {
            throw .invalidLabel(label, classCount: classCount)
        }
        return try engine { () throws(DNNLError) in
            try Processor.withThreads(threadCount) { () throws(DNNLError) in
                try Processor.flushingDenormals(threadCount: threadCount) {
                    () throws(DNNLError) in
                    let result = try backpropagate(dropoutSeed: dropoutSeed)
                    stepCount += 1
                    moveWeights(learningRate: learningRate)
                    return result
                }
            }
        }
    }

    private func backpropagate(dropoutSeed: UInt64) throws(DNNLError) -> StepResult {
        try program.runForward(dropoutSeed: dropoutSeed)
        let (loss, correctCount) = Kernels.softmaxCrossEntropy(
            scores: scores, labels: UnsafeBufferPointer(labels), gradient: scoresGradient,
            smoothing: loss.labelSmoothing, weights: loss.classWeights)
        try program.runBackward(dropoutSeed: dropoutSeed)
        return StepResult(loss: loss, correctCount: correctCount)
    }

    private func moveWeights(learningRate: Float) {
        let rule = UpdateRule(optimizer, learningRate: learningRate, step: stepCount)
        for parameter in program.parameters {
            if parameter.description.isTrainable {
                rule.move(parameter, threadCount: threadCount)
            }
            guard let average = parameter.average, let averagingDecay else { continue }
            let early = Float(1 + stepCount) / Float(10 + stepCount)
            Kernels.average(
                average, towards: parameter.weights, decay: min(averagingDecay, early),
                threadCount: threadCount)
        }
    }

    private static func check(
        _ loss: SoftmaxCrossEntropy, _ averagingDecay: Float?
    ) throws(PlanError) {
        guard loss.labelSmoothing >= 0, loss.labelSmoothing < 1 else {
            throw .invalidSetting(
                name: "labelSmoothing", value: "\(loss.labelSmoothing)",
                allowed: "0 to less than 1")
        }
        for weight in loss.classWeights ?? [] where !(weight > 0 && weight.isFinite) {
            throw .invalidSetting(name: "classWeights", value: "\(weight)", allowed: "more than 0")
        }
        if let averagingDecay, !(averagingDecay >= 0 && averagingDecay < 1) {
            throw .invalidSetting(
                name: "averagingDecay", value: "\(averagingDecay)", allowed: "0 to less than 1")
        }
    }
}

extension Network {
    /// Floating-point operations of one sample, forward and backward.
    func trainingOperationCount(shapes: [[Int]]) throws(NetworkError) -> Int {
        let total = try multiplyAddCount()
        var input = self.input
        for (layer, output) in zip(layers, shapes) {
            let own = layer.operationCount(input: input, output: output).multiplyAdds
            if case .lstm(let lstm) = layer {
                // The gradient by a step's output goes on to the step before.
                return 2 * (3 * total - lstm.multiplyAdds(input: input).byInput)
            }
            if own > 0 { return 2 * (3 * total - own) }
            input = output
        }
        return 0
    }
}
