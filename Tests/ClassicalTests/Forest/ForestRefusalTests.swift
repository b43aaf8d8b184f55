import Classical
import Testing

@Suite struct ForestRefusalTests {
    static let rows = LabeledRows.clusters(count: 30, seed: 1)

    static let wrongSettings: [(String, @Sendable (inout ForestSettings) -> Void)] = [
        ("treeCount", { $0.treeCount = 0 }),
        ("treeCount", { $0.treeCount = ForestSettings.treeCountMax + 1 }),
        ("candidateCount", { $0.candidateCount = 0 }),
        ("candidateCount", { $0.candidateCount = 7 }),
        ("depthMax", { $0.depthMax = 0 }),
        ("leafCountMin", { $0.leafCountMin = 0 }),
        ("classWeights", { $0.classWeights = [1, 1] }),
        ("classWeights", { $0.classWeights = [1, 0, 1] }),
        ("classWeights", { $0.classWeights = [1, .nan, 1] }),
        ("classWeights", { $0.classWeights = [1, .infinity, 1] }),
        (
            "isOutOfBagMeasured",
            {
                $0.isOutOfBagMeasured = true; $0.isBootstrapped = false
            }
        ),
    ]

    @Test(arguments: wrongSettings.indices)
    func settingsAreNamed(index: Int) {
        let (name, change) = Self.wrongSettings[index]
        var settings = ForestSettings()
        change(&settings)
        let error = #expect(throws: ClassicalError.self) { try Self.rows.fit(settings) }
        guard case .setting(name, _) = error else {
            Issue.record("\(String(describing: error)) does not name \(name)")
            return
        }
    }

    @Test func theLimitsThemselvesAreSound() {
        var settings = ForestSettings()
        (settings.treeCount, settings.candidateCount) = (ForestSettings.treeCountMax, 6)
        (settings.depthMax, settings.leafCountMin) = (1, 1)
        settings.classWeights = [1, ForestSettings.classWeightMax, 1]
        #expect(settings.complaint(columnCount: 6, classCount: 3) == nil)
    }

    @Test(arguments: [-Float.infinity, .infinity, .nan])
    func numbersMustBeFinite(number: Float) throws {
        var values = Self.rows.features.values
        values[17] = number
        var rows = Self.rows
        rows.features = FeatureMatrix(columnCount: 6, values: values)
        #expect(throws: ClassicalError.self) { try rows.fit(.randomForest) }
        let forest = try Self.rows.fit(.randomForest).forest
        #expect(throws: ClassicalError.self) {
            try forest.scores(of: rows.features, threadCount: 1)
        }
    }

    @Test func samplesMustFit() throws {
        var rows = Self.rows
        rows.labels[3] = 3
        #expect(throws: ClassicalError.self) { try rows.fit(.randomForest) }
        rows.labels[3] = -1
        #expect(throws: ClassicalError.self) { try rows.fit(.randomForest) }
        rows.labels.removeLast()
        #expect(throws: ClassicalError.self) { try rows.fit(.randomForest) }
        #expect(throws: ClassicalError.self) { try Self.rows.fit(.randomForest, classCount: 1) }
        #expect(throws: ClassicalError.self) { try Self.rows.fit(.randomForest, classCount: 257) }
        let none = LabeledRows(features: FeatureMatrix(columnCount: 6, values: []), labels: [])
        #expect(throws: ClassicalError.self) { try none.fit(.randomForest) }
        let forest = try Self.rows.fit(.randomForest).forest
        let narrow = FeatureMatrix(columnCount: 5, values: [1, 2, 3, 4, 5])
        #expect(throws: ClassicalError.self) { try forest.scores(of: narrow, threadCount: 1) }
    }
}
