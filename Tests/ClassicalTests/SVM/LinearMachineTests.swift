import Classical
import Testing

@Suite struct LinearMachineTests {
    static let samples = LabeledRows.clusters(count: 600, columnCount: 21, seed: 6)

    func fit(
        _ settings: LinearMachine.Settings, _ samples: LabeledRows = Self.samples,
        classCount: Int = 3, threadCount: Int = 2
    ) throws -> LinearMachine {
        var numbers = SeededNumbers(state: 1)
        return try LinearMachine.fit(
            samples.features, labels: samples.labels, classCount: classCount, settings: settings,
            using: &numbers, threadCount: threadCount)
    }

    @Test("Two steps by hand")
    func firstSteps() throws {
        let samples = LabeledRows(
            features: FeatureMatrix(columnCount: 2, values: [4, 0, 0, 2]), labels: [0, 1])
        var settings = LinearMachine.Settings()
        settings.learningRate = 0.5
        settings.regularization = 0.2
        settings.iterationCount = 1
        // From zero all margins are 0, so each sample adds y·x/2: (2, −1) for class 0.
        let one = try fit(settings, samples, classCount: 2)
        #expect(one.weights.values == [1, -0.5, -1, 0.5])
        #expect(one.biases == [0, 0])
        // Margins of class 0 now: 4 and 1, so nothing but the decay of 0.5 · 0.2 is left.
        settings.iterationCount = 2
        let two = try fit(settings, samples, classCount: 2)
        #expect(two.weights.values == [0.9, -0.45, -0.9, 0.45])
        // Averaged over both steps.
        settings.averagedShare = 1
        let averaged = try fit(settings, samples, classCount: 2)
        #expect(averaged.weights.values == [0.95, -0.475, -0.95, 0.475])
    }

    @Test("The tuned settings reach the minimum of what is minimised")
    func reachesTheMinimum() throws {
        var settings = LinearMachine.Settings.tuned
        settings.regularization = 0.01
        settings.shrinksSteps = true
        let machine = try fit(settings)
        settings.learningRate = 0.2
        settings.shrinksSteps = false
        settings.iterationCount = 4000
        settings.batchCount = nil
        let plain = try fit(settings)
        #expect(loss(machine, 0.01) < loss(plain, 0.01) * 1.01)
        #expect(loss(plain, 0.01) < loss(machine, 0.01) * 1.01)
        #expect(
            Self.samples.accuracy(try machine.scores(of: Self.samples.features, threadCount: 1))
                > 0.9)
    }

    private func loss(_ machine: LinearMachine, _ regularization: Float) -> Float {
        let scores = (try? machine.scores(of: Self.samples.features, threadCount: 1)) ?? []
        var sum: Float = 0
        for (place, score) in scores.enumerated() {
            let sign: Float = Self.samples.labels[place / 3] == place % 3 ? 1 : -1
            sum += max(0, 1 - sign * score)
        }
        let squares = machine.weights.values.reduce(0) { $0 + $1 * $1 }
        return sum / Float(Self.samples.labels.count) + 0.5 * regularization * squares
    }

    @Test func threadsAndSeedsDecideNothingElse() throws {
        for settings in [LinearMachine.Settings(), .tuned] {
            var short = settings
            short.iterationCount = 30
            let (one, four) = (try fit(short, threadCount: 1), try fit(short, threadCount: 4))
            #expect(one == four)
        }
    }

    @Test("Alone, in any batch, on any threads: the same bits")
    func rowsDoNotSeeEachOther() throws {
        let machine = try fit(LinearMachine.Settings())
        let all = try machine.scores(of: Self.samples.features, threadCount: 3)
        for range in [0..<1, 9..<10, 599..<600, 3..<20, 31..<70] {
            let part = try machine.scores(
                of: Self.samples.features.select(Array(range)), threadCount: 1)
            #expect(part == Array(all[range.lowerBound * 3..<range.upperBound * 3]))
        }
    }

    static let damages: [(String, @Sendable (inout LinearMachine.Settings) -> Void)] = [
        ("learningRate", { $0.learningRate = 0 }), ("learningRate", { $0.learningRate = .nan }),
        ("iterationCount", { $0.iterationCount = 0 }),
        ("regularization", { $0.regularization = -1 }),
        ("regularization", { $0.regularization = 1000 }), ("batchCount", { $0.batchCount = 0 }),
        ("averagedShare", { $0.averagedShare = 1.5 }),
        ("averagedShare", { $0.averagedShare = .nan }),
    ]

    @Test(arguments: 0..<damages.count) func namesTheSetting(index: Int) {
        var settings = LinearMachine.Settings()
        Self.damages[index].1(&settings)
        let error = #expect(throws: ClassicalError.self) { try fit(settings) }
        guard case .setting(let name, _) = error else {
            Issue.record("\(String(describing: error)) names no setting")
            return
        }
        #expect(name == Self.damages[index].0)
    }

    @Test func refusesDamagedPartsAndStrangeSamples() throws {
        let weights = FeatureMatrix(columnCount: 2, values: [1, 2, 3, 4])
        let machine = try LinearMachine(weights: weights, biases: [0, 1])
        #expect(
            try machine.scores(
                of: FeatureMatrix(columnCount: 2, values: [1, 1]), threadCount: 1) == [3, 8])
        #expect(throws: ClassicalError.self) { try LinearMachine(weights: weights, biases: [0]) }
        #expect(throws: ClassicalError.self) {
            try LinearMachine(weights: weights, biases: [0, 1, 2])
        }
        #expect(throws: ClassicalError.self) {
            try LinearMachine(weights: weights, biases: [0, .nan])
        }
        #expect(throws: ClassicalError.self) {
            try LinearMachine(
                weights: FeatureMatrix(columnCount: 2, values: [1, 2, .infinity, 4]),
                biases: [0, 1])
        }
        for values in [[Float.nan, 0], [.greatestFiniteMagnitude, .greatestFiniteMagnitude]] {
            #expect(throws: ClassicalError.self) {
                try machine.scores(
                    of: FeatureMatrix(columnCount: 2, values: values), threadCount: 1)
            }
        }
    }
}
