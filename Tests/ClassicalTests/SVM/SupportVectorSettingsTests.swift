import Classical
import Testing

/// Settings and samples are refused before work starts, in the setting's own words.
@Suite struct SupportVectorSettingsTests {
    typealias Settings = SupportVectorMachine.Settings

    static let damages: [(String, @Sendable (inout Settings) -> Void)] = [
        ("gamma", { $0.gamma = 0 }), ("gamma", { $0.gamma = .nan }),
        ("degree", { $0.kernel = .polynomial(degree: 0) }),
        ("degree", { $0.kernel = .polynomial(degree: 33) }),
        ("constant", { $0.kernel = .polynomial(constant: -0.5) }),
        ("penalty", { $0.penalty = 0 }), ("penalty", { $0.penalty = .infinity }),
        ("penalty", { $0.penalty = .nan }),
        ("classWeights", { $0.classWeights = [1, 1] }),
        ("classWeights", { $0.classWeights = [1, 1, 0] }),
        ("tolerance", { $0.tolerance = 0 }), ("tolerance", { $0.tolerance = 2 }),
        ("cacheBytes", { $0.cacheBytes = 0 }), ("stepCountMax", { $0.stepCountMax = 0 }),
    ]

    @Test(arguments: 0..<damages.count) func namesTheSetting(index: Int) {
        var settings = Settings()
        Self.damages[index].1(&settings)
        let samples = LabeledRows.clusters(count: 30, seed: 1)
        let error = #expect(throws: ClassicalError.self) { try samples.fitVectors(settings) }
        guard case .setting(let name, let reason) = error else {
            Issue.record("\(String(describing: error)) names no setting")
            return
        }
        #expect(name == Self.damages[index].0)
        #expect(reason.contains("must"))
    }

    @Test func refusesSamplesThatCannotBeLearnt() {
        let sound = LabeledRows.clusters(count: 30, seed: 1)
        var short = sound
        short.labels.removeLast()
        var foreign = sound
        foreign.labels[3] = 3
        var lonely = sound
        lonely.labels = lonely.labels.map { min($0, 1) }
        var strange = sound
        strange.features = FeatureMatrix(
            columnCount: 6, values: [.nan] + sound.features.values.dropFirst())
        for samples in [short, foreign, lonely, strange] {
            let error = #expect(throws: ClassicalError.self) { try samples.fitVectors() }
            guard case .samples = error else {
                Issue.record("\(String(describing: error)) does not speak of samples")
                return
            }
        }
        #expect(throws: ClassicalError.self) { try sound.fitVectors(classCount: 1) }
        var huge = Settings(.polynomial(degree: 32), gamma: 1)
        huge.penalty = 1
        #expect(throws: ClassicalError.self) {
            try LabeledRows.clusters(count: 30, spread: 1e6, seed: 1).fitVectors(huge)
        }
    }

    @Test("The scale: 1 / (columns · variance)")
    func scaleGamma() {
        // Mean 2, variance 1.
        #expect(FeatureMatrix(columnCount: 2, values: [1, 3, 3, 1]).scaleGamma == 0.5)
        #expect(FeatureMatrix(columnCount: 2, values: [3, 3, 3, 3]).scaleGamma == 1)
    }
}
