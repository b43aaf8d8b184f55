import Classical
import Testing

@Suite struct NeighborRefusalTests {
    static let rows = NeighborTests.bytes(count: 10, columnCount: 9, seed: 1)

    static let wrongSettings: [(String, @Sendable (inout NeighborSettings) -> Void)] = [
        ("neighborCount", { $0.neighborCount = 0 }),
        ("neighborCount", { $0.neighborCount = NeighborSettings.neighborCountMax + 1 }),
        ("side", { $0.refinement = .init(.tangents(isTwoSided: true), side: 4) }),
        ("side", { $0.refinement = .init(.tangents(isTwoSided: true), side: 1) }),
        ("side", { $0.refinement = .init(.tangents(isTwoSided: true), side: .max) }),
        (
            "candidateCount",
            { $0.refinement = .init(.shifts(reach: 1), side: 3, candidateCount: 3) }
        ),
        (
            "candidateCount",
            { $0.refinement = .init(.shifts(reach: 1), side: 3, candidateCount: 10_001) }
        ),
        ("reach", { $0.refinement = .init(.shifts(reach: 0), side: 3) }),
        ("reach", { $0.refinement = .init(.shifts(reach: 5), side: 3) }),
    ]

    @Test(arguments: wrongSettings.indices)
    func settingsAreNamed(index: Int) throws {
        let (name, change) = Self.wrongSettings[index]
        var settings = NeighborSettings()
        change(&settings)
        let labels = [Int](repeating: 0, count: 10)
        let error = #expect(throws: ClassicalError.self) {
            try NearestNeighbors.fit(Self.rows, labels: labels, classCount: 2, settings: settings)
        }
        guard case .setting(name, _) = error else {
            Issue.record("\(String(describing: error)) does not name \(name)")
            return
        }
        let parts = try NeighborTests.neighbors(Self.rows, count: 1).parts
        let other = #expect(throws: ClassicalError.self) {
            try NearestNeighbors(parts, settings: settings)
        }
        #expect(other == error)
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity, 1.1e12])
    func numbersMustBeSound(number: Float) throws {
        var values = Self.rows.values
        values[17] = number
        let rows = FeatureMatrix(columnCount: 9, values: values)
        #expect(throws: ClassicalError.self) { try NeighborTests.neighbors(rows, count: 1) }
        let model = try NeighborTests.neighbors(Self.rows, count: 1)
        #expect(throws: ClassicalError.self) { try model.scores(of: rows, threadCount: 1) }
    }

    @Test func samplesMustFit() throws {
        for (labels, classCount) in [
            ([Int](repeating: 0, count: 9), 2), ([Int](repeating: 2, count: 10), 2),
            ([Int](repeating: -1, count: 10), 2), ([Int](repeating: 0, count: 10), 1),
            ([Int](repeating: 0, count: 10), 257),
        ] {
            #expect(throws: ClassicalError.self) {
                try NearestNeighbors.fit(Self.rows, labels: labels, classCount: classCount)
            }
        }
        let none = FeatureMatrix(columnCount: 9, values: [])
        #expect(throws: ClassicalError.self) {
            try NearestNeighbors.fit(none, labels: [], classCount: 2)
        }
        let model = try NeighborTests.neighbors(Self.rows, count: 1)
        let narrow = FeatureMatrix(columnCount: 8, values: [Float](repeating: 1, count: 8))
        #expect(throws: ClassicalError.self) { try model.scores(of: narrow, threadCount: 1) }
    }
}
