import NeuralNet
import Testing

@Suite struct TrainingPlanTests {
    private static let network = Network(input: [1, 12, 12]) {
        Conv2D(18, kernel: 3, hasBias: false); BatchNorm(); ReLU(); MaxPool2D(2); Dropout(0.3)
        Flatten(); Dense(20); ReLU(); Dropout(0.5); Dense(10)
    }

    private static func plan(
        _ optimizer: Optimizer = .adam(), threadCount: Int = 2, averagingDecay: Float? = 0.99
    ) throws -> TrainingPlan {
        let plan = try TrainingPlan(
            network, batchCount: 6, loss: SoftmaxCrossEntropy(labelSmoothing: 0.05),
            optimizer: optimizer, threadCount: threadCount, averagingDecay: averagingDecay)
        try plan.setWeights(Weights(initializing: network, seed: 2))
        return plan
    }

    private static func train(_ plan: TrainingPlan, steps: Range<Int>) throws {
        for step in steps {
            plan.fill(seed: UInt64(step))
            _ = try plan.step(
                learningRate: 1e-2 / Float(step + 1), dropoutSeed: UInt64(step) &* 77)
        }
    }

    static let optimizers: [Optimizer] = [
        .sgd(), .sgd(momentum: 0.9, nesterov: true, weightDecay: 1e-3), .adam(weightDecay: 1e-3),
        .adamW(),
    ]

    @Test(arguments: optimizers)
    func resumingGivesTheSameBytes(_ optimizer: Optimizer) throws {
        let whole = try Self.plan(optimizer)
        try Self.train(whole, steps: 0..<7)

        let first = try Self.plan(optimizer)
        try Self.train(first, steps: 0..<3)
        let second = try Self.plan(optimizer)
        // The second has been somewhere else before.
        try Self.train(second, steps: 20..<22)
        try second.restore(
            weights: first.weights(), state: first.optimizerState(), stepCount: first.stepCount)
        try Self.train(second, steps: 3..<7)

        #expect(try second.weights() == whole.weights())
        #expect(try second.averagedWeights() == whole.averagedWeights())
        #expect(try second.optimizerState() == whole.optimizerState())
        #expect(second.stepCount == 7)
    }

    @Test func sameSeedSameBytes() throws {
        let plans = [try Self.plan(), try Self.plan()]
        for plan in plans { try Self.train(plan, steps: 0..<5) }
        #expect(try plans[0].weights() == plans[1].weights())
    }

    @Test func dropoutSeedsMatter() throws {
        let plans = [try Self.plan(), try Self.plan()]
        var losses: [Double] = []
        for (seed, plan) in plans.enumerated() {
            plan.fill(seed: 1)
            losses.append(try plan.step(learningRate: 0, dropoutSeed: UInt64(seed)).loss)
        }
        #expect(losses[0] != losses[1])
    }

    @Test(arguments: optimizers)
    func learns(_ optimizer: Optimizer) throws {
        let plan = try Self.plan(optimizer)
        plan.fill(seed: 1)
        let first = try plan.step(learningRate: 1e-2, dropoutSeed: 0).loss
        for seed in 1..<60 { _ = try plan.step(learningRate: 1e-2, dropoutSeed: UInt64(seed)) }
        let last = try plan.step(learningRate: 1e-2, dropoutSeed: 0).loss
        #expect(last < first / 2, "\(first) → \(last)")
    }

    @Test func weightsGoInAndComeOut() throws {
        let plan = try Self.plan()
        let weights = try Weights.scattered(for: Self.network, seed: 9)
        try plan.setWeights(weights)
        #expect(try plan.weights() == weights)
        #expect(try plan.averagedWeights() == weights)
        #expect(
            try plan.optimizerState().filter { !$0.name.hasSuffix("average") }
                .allSatisfy { $0.scalars.allSatisfy { $0 == 0 } })
    }

    @Test func averageFollowsTheWeights() throws {
        let plan = try Self.plan(averagingDecay: 0.5)
        let start = try plan.weights()
        try Self.train(plan, steps: 0..<1)
        let (moved, averaged) = (try plan.weights(), try #require(try plan.averagedWeights()))
        // After step 1 the share kept is min(0.5, 2 / 11).
        let keep: Float = 2 / 11
        for index in start.tensors.indices {
            for (old, (new, average)) in zip(
                start.tensors[index].scalars,
                zip(moved.tensors[index].scalars, averaged.tensors[index].scalars))
            {
                #expect(abs(keep * old + (1 - keep) * new - average) < 1e-5)
            }
        }
    }

    @Test func countsOperations() throws {
        let network = Network(input: [1, 28, 28]) {
            Conv2D(64, kernel: 3); ReLU(); Conv2D(32, kernel: 3); ReLU(); Flatten(); Dense(10)
        }
        let plan = try TrainingPlan(network, batchCount: 2, optimizer: .adam(), threadCount: 1)
        let (first, rest) = (64 * 26 * 26 * 9, 32 * 24 * 24 * 64 * 9 + 10 * 32 * 24 * 24)
        #expect(plan.floatingPointOperationsPerStep == 2 * 2 * (2 * first + 3 * rest))
    }

    @Test("An LSTM's first gradient is not by its inputs, but its outputs' goes back in time")
    func countsOperationsOfLSTM() throws {
        let network = Network(input: [1, 28, 28]) {
            LSTM(128); Dense(10)
        }
        let plan = try TrainingPlan(network, batchCount: 2, optimizer: .adam(), threadCount: 1)
        let (input, recurrent) = (28 * 512 * 28, 28 * 512 * 128)
        let count = 2 * (2 * input + 3 * recurrent + 3 * 1280)
        #expect(plan.floatingPointOperationsPerStep == 2 * count)
    }

    @Test func refusesWhatDoesNotFit() throws {
        let plan = try Self.plan()
        plan.fill(seed: 1)
        plan.labels[3] = 10
        #expect(throws: PlanError.invalidLabel(10, classCount: 10)) {
            try plan.step(learningRate: 1, dropoutSeed: 1)
        }
        let before = try plan.weights()
        #expect(throws: PlanError.missingState(name: "0.weight.mean")) {
            try plan.restore(weights: before, state: [], stepCount: 3)
        }
        var state = try plan.optimizerState()
        state[0].scalars[0] = .nan
        #expect(throws: PlanError.self) {
            try plan.restore(weights: before, state: state, stepCount: 3)
        }
        #expect(throws: PlanError.self) { try plan.setWeights(Weights(tensors: [])) }
        #expect(try plan.weights() == before)
        for (batchCount, threadCount) in [
            (0, 1), (1, 0), (PlanLimits.batchCountMax + 1, 1), (.max, 1),
        ] {
            #expect(throws: PlanError.self) {
                try TrainingPlan(
                    Self.network, batchCount: batchCount, optimizer: .sgd(),
                    threadCount: threadCount)
            }
        }
        #expect(throws: PlanError.network(.noLayers)) {
            try TrainingPlan(
                Network(input: [3], layers: []), batchCount: 1, optimizer: .sgd(), threadCount: 1)
        }
    }
}
