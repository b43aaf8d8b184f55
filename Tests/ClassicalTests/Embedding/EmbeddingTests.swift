import Classical
import Foundation
import Testing

@Suite struct EmbeddingTests {
    /// Rows spread by known amounts along known directions: axes turned by a rotation.
    static func cloud(count: Int, deviations: [Float], seed: UInt64) -> FeatureMatrix {
        var numbers = SeededNumbers(state: seed)
        let width = deviations.count
        var values: [Float] = []
        for _ in 0..<count {
            var row = deviations.map { deviation in
                // Twelve even numbers come close to a normal one.
                deviation
                    * (0..<12).reduce(-6) { sum, _ in
                        sum + Float.random(in: 0..<1, using: &numbers)
                    }
            }
            for place in 1..<width {
                let (one, other) = (row[place - 1], row[place])
                (row[place - 1], row[place]) = (0.6 * one - 0.8 * other, 0.8 * one + 0.6 * other)
            }
            values += row.map { $0 + 3 }
        }
        return FeatureMatrix(columnCount: width, values: values)
    }

    @Test("Components of a turned cloud: orthonormal, their variances known, uncorrelated")
    func components() throws {
        let deviations: [Float] = [9, 5, 3, 1, 0.5, 0.1, 0.1, 0.1]
        let cloud = Self.cloud(count: 5000, deviations: deviations, seed: 4)
        let found = try PrincipalComponents(cloud, count: 5, threadCount: 2)
        #expect(try PrincipalComponents(cloud, count: 5, threadCount: 1) == found)
        for (variance, deviation) in zip(found.variances, deviations) {
            let expected = Double(deviation * deviation)
            #expect(abs(variance / expected - 1) < 0.08)
        }
        #expect(found.mean.allSatisfy { abs($0 - 3) < 0.6 })
        for one in 0..<5 {
            for other in 0...one {
                let product = (0..<8).reduce(Float(0)) {
                    $0 + found.directions[one * 8 + $1] * found.directions[other * 8 + $1]
                }
                #expect(abs(product - (one == other ? 1 : 0)) < 1e-5)
            }
        }
        let points = found.projections(of: cloud)
        for one in 0..<5 {
            for other in 0...one {
                let covariance =
                    (0..<5000).reduce(0.0) {
                        $0 + Double(points.values[$1 * 5 + one])
                            * Double(points.values[$1 * 5 + other])
                    } / 4999
                let expected = one == other ? found.variances[one] : 0
                #expect(abs(covariance - expected) < 1e-4 * found.variances[0])
            }
        }
        let total = deviations.reduce(0) { $0 + Double($1 * $1) }
        #expect(abs(found.totalVariance / total - 1) < 0.05)
    }

    @Test("All components of two columns, by hand; columns that never change have no variance")
    func byHand() throws {
        let rows = FeatureMatrix(columnCount: 2, values: [2, 2, -2, -2, 2, 0, -2, 0])
        let found = try PrincipalComponents(rows, count: 2, threadCount: 1)
        // x: 2, −2, 2, −2 and y: 2, −2, 0, 0: [[16, 8], [8, 8]] / 3, eigenvalues (12 ± √80) / 3.
        #expect(abs(found.variances[0] - (12 + 80.0.squareRoot()) / 3) < 1e-6)
        #expect(abs(found.variances[1] - (12 - 80.0.squareRoot()) / 3) < 1e-6)
        let flat = FeatureMatrix(columnCount: 3, values: [1, 5, 0, 2, 5, 0, 3, 5, 0])
        let one = try PrincipalComponents(flat, count: 3, threadCount: 1)
        #expect(abs(one.variances[0] - 1) < 1e-9 && one.variances[1...].allSatisfy { $0 < 1e-9 })
        #expect(one.directions[0] == 1)
    }

    /// Three groups that lie far apart in ten columns.
    static let groups: (features: FeatureMatrix, labels: [Int]) = {
        var numbers = SeededNumbers(state: 11)
        var (values, labels): ([Float], [Int]) = ([], [])
        for row in 0..<150 {
            labels.append(row % 3)
            for column in 0..<10 {
                let middle: Float = column % 3 == row % 3 ? 10 : 0
                values.append(middle + Float.random(in: -2...2, using: &numbers))
            }
        }
        return (FeatureMatrix(columnCount: 10, values: values), labels)
    }()

    @Test("Groups stay groups on the map, the same whatever the threads")
    func maps() throws {
        let (features, labels) = Self.groups
        let start = try PrincipalComponents(features, count: 5, threadCount: 1)
            .projections(of: features)
        var settings = NeighborEmbedding.Settings()
        settings.perplexity = 15
        let map = try NeighborEmbedding(start, settings: settings, threadCount: 2)
        #expect(try NeighborEmbedding(start, settings: settings, threadCount: 1) == map)
        #expect(map.points.allSatisfy { $0.isFinite })
        for one in labels.indices {
            let nearest = labels.indices.filter { $0 != one }.min {
                Self.squared(map, one, $0) < Self.squared(map, one, $1)
            }!
            #expect(labels[nearest] == labels[one])
        }
        // A few steps leave more of the divergence.
        settings.stepCount = 260
        let early = try NeighborEmbedding(start, settings: settings, threadCount: 2)
        #expect(map.divergence < early.divergence && map.divergence > 0)
    }

    private static func squared(_ map: NeighborEmbedding, _ one: Int, _ other: Int) -> Float {
        let dx = map.points[2 * one] - map.points[2 * other]
        let dy = map.points[2 * one + 1] - map.points[2 * other + 1]
        return dx * dx + dy * dy
    }

    @Test("Samples that are all alike end in a map all the same")
    func copies() throws {
        let rows = FeatureMatrix(columnCount: 2, values: [Float](repeating: 1, count: 24))
        var settings = NeighborEmbedding.Settings()
        (settings.perplexity, settings.stepCount) = (2, 20)
        let map = try NeighborEmbedding(rows, settings: settings, threadCount: 1)
        #expect(map.points.allSatisfy { $0.isFinite } && map.divergence.isFinite)
    }

    @Test func refusals() {
        let rows = Self.groups.features
        func refuses(_ perplexity: Double, _ steps: Int, _ rows: FeatureMatrix) {
            var settings = NeighborEmbedding.Settings()
            (settings.perplexity, settings.stepCount) = (perplexity, steps)
            #expect(throws: ClassicalError.self) {
                try NeighborEmbedding(rows, settings: settings, threadCount: 1)
            }
        }
        refuses(0.5, 10, rows)
        refuses(50, 10, rows)
        refuses(.nan, 10, rows)
        refuses(10, 0, rows)
        refuses(1, 10, FeatureMatrix(columnCount: 1, values: [1, 2, 3, 4, 5]))
        refuses(1, 10, FeatureMatrix(columnCount: 2, values: [1, 2, 3, 4]))
        refuses(1, 10, FeatureMatrix(columnCount: 2, values: [1, 2, 3, 4, 5, 6, 7, .nan]))
        #expect(throws: ClassicalError.stopped) {
            try NeighborEmbedding(rows, threadCount: 1, shouldStop: { true })
        }
        for count in [0, 11] {
            #expect(throws: ClassicalError.self) {
                try PrincipalComponents(rows, count: count, threadCount: 1)
            }
        }
        #expect(throws: ClassicalError.self) {
            try PrincipalComponents(
                FeatureMatrix(columnCount: 2, values: [1, 2]), count: 1, threadCount: 1)
        }
    }
}
