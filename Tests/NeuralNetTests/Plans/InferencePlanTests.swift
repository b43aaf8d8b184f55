import NeuralNet
import Testing

@Suite struct InferencePlanTests {
    private static func samples(_ count: Int, of network: Network) -> [Float] {
        var generator = SmallGenerator(seed: 11)
        return generator.scalars(count * network.input.reduce(1, *))
    }

    @Test(arguments: SmallNetwork.all, [(1, 1), (4, 1), (4, 2), (8, 1)])
    func aloneEqualsInABatch(
        _ small: SmallNetwork, _ plan: (batchCount: Int, threadCount: Int)
    ) throws {
        let network = small.network
        let weights = try Weights.scattered(for: network, seed: 4)
        let plan = try InferencePlan(
            network, weights: weights, batchCount: plan.batchCount, threadCount: plan.threadCount)
        let inputs = Self.samples(11, of: network)
        let together = try plan.scores(inputs)
        #expect(together.count == 11 * plan.classCount)
        let alone = try (0..<11).flatMap { index in
            let first = index * plan.sampleCount
            return try plan.scores(Array(inputs[first..<first + plan.sampleCount]))
        }
        if plan.batchCount == 1 {
            #expect(alone == together, "\(small)")
        } else {
            let scale = max(1, together.map(abs).max() ?? 0)
            let worst = zip(alone, together).map { abs($0 - $1) }.max() ?? 0
            #expect(worst <= 1e-6 * scale, "\(small): off by \(worst) of \(scale)")
        }
    }

    @Test func eightThreadsAgreeWithOne() async throws {
        let network = SmallNetwork.all[7].network
        let plan = try InferencePlan(
            network, weights: .scattered(for: network, seed: 4), batchCount: 2)
        let inputs = Self.samples(5, of: network)
        let expected = try plan.scores(inputs)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try (0..<50).allSatisfy { _ in try plan.scores(inputs) == expected }
                }
            }
            for try await same in group { #expect(same) }
        }
    }

    @Test func manyOrNoSamplesAndBrokenOnes() throws {
        let network = SmallNetwork.all[0].network
        let plan = try InferencePlan(
            network, weights: .scattered(for: network, seed: 4), batchCount: 2)
        #expect(try plan.scores([]) == [])
        #expect(throws: PlanError.wrongInputCount(7, sampleCount: 5)) {
            try plan.scores([Float](repeating: 0, count: 7))
        }
        #expect(throws: PlanError.self) {
            try InferencePlan(network, weights: Weights(tensors: []))
        }
    }

    @Test func brokenSamplesSpoilNoOther() throws {
        let network = SmallNetwork.all[0].network
        let plan = try InferencePlan(
            network, weights: .scattered(for: network, seed: 4), batchCount: 3)
        var inputs = Self.samples(3, of: network)
        let expected = try plan.scores(inputs)
        inputs[plan.sampleCount] = .nan
        let scores = try plan.scores(inputs)
        #expect(scores[3..<6].allSatisfy { $0.isNaN })
        #expect(scores[..<3] == expected[..<3] && scores[6...] == expected[6...])
    }

    @Test("At each limit and one past it")
    func batchesHaveALimit() throws {
        let none = Weights(tensors: [])
        let small = Network(input: [4]) { ReLU() }
        let most = PlanLimits.batchCountMax
        #expect(throws: Never.self) { try InferencePlan(small, weights: none, batchCount: most) }
        #expect(throws: PlanError.self) {
            try InferencePlan(small, weights: none, batchCount: most + 1)
        }
        // 8 × 64 × 256 × 256 and the input: 33,619,968 scalars; 15 fit, 16 do not.
        let large = Network(input: [1, 256, 256]) {
            Conv2D(64, kernel: 1); for _ in 0..<7 { ReLU() }
        }
        let weights = try Weights(initializing: large, seed: 1)
        #expect(throws: Never.self) { try InferencePlan(large, weights: weights, batchCount: 15) }
        #expect(
            throws: PlanError.invalidSetting(
                name: "batchCount", value: "16", allowed: "at most 15 with this network")
        ) { try InferencePlan(large, weights: weights, batchCount: 16) }
    }
}
