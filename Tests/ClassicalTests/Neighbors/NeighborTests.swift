import Classical
import Foundation
import Testing

@Suite struct NeighborTests {
    /// Bytes as numbers, many of them alike, so that there are ties.
    static func bytes(count: Int, columnCount: Int, seed: UInt64, below limit: Int = 256)
        -> FeatureMatrix
    {
        var numbers = SeededNumbers(state: seed)
        return FeatureMatrix(
            columnCount: columnCount,
            values: (0..<count * columnCount).map { _ in
                Float(Int.random(in: 0..<limit, using: &numbers))
            })
    }

    static func neighbors(
        _ known: FeatureMatrix, count: Int, classCount: Int = 3,
        _ refinement: NeighborSettings.Refinement? = nil
    ) throws -> NearestNeighbors {
        var settings = NeighborSettings()
        (settings.neighborCount, settings.refinement) = (count, refinement)
        return try NearestNeighbors.fit(
            known, labels: (0..<known.rowCount).map { $0 % classCount }, classCount: classCount,
            settings: settings)
    }

    @Test(
        "The nearest are those of a plain search, ties in order",
        arguments: [(700, 20, 256), (1500, 3, 6), (40, 33, 2)])
    func agreesWithPlainSearch(known: Int, columnCount: Int, limit: Int) throws {
        let rows = Self.bytes(count: known, columnCount: columnCount, seed: 1, below: limit)
        let asked = Self.bytes(count: 150, columnCount: columnCount, seed: 2, below: limit)
        let found = try Self.neighbors(rows, count: 7).neighbors(of: asked, threadCount: 2)
        for row in 0..<asked.rowCount {
            let question = asked.values[asked.range(ofRow: row)]
            let squares = (0..<known).map { other in
                zip(question, rows.values[rows.range(ofRow: other)])
                    .map { Double($0 - $1) * Double($0 - $1) }.reduce(0, +)
            }
            let order = squares.indices.sorted { (squares[$0], $0) < (squares[$1], $1) }
            // Sums of so few squares of whole numbers are exact, once bytes are whole steps.
            if limit == 256 { #expect(found[row].map(\.row) == Array(order.prefix(7))) }
            for (place, neighbor) in found[row].enumerated() {
                let expected = squares[order[place]].squareRoot()
                #expect(abs(Double(neighbor.distance) - expected) < 1e-3 * (1 + expected))
            }
        }
    }

    @Test("A row alone, among others, on more threads: the same bits")
    func aloneEqualsInABatch() throws {
        let known = Self.bytes(count: 600, columnCount: 25, seed: 1, below: 4)
        let asked = Self.bytes(count: 140, columnCount: 25, seed: 2, below: 4)
        let refinements: [NeighborSettings.Refinement?] = [
            nil, .init(.shifts(reach: 1), side: 5, candidateCount: 20),
            .init(.tangents(isTwoSided: true), side: 5, candidateCount: 20),
        ]
        for refinement in refinements {
            let model = try Self.neighbors(known, count: 5, refinement)
            let together = try model.scores(of: asked, threadCount: 1)
            #expect(try model.scores(of: asked, threadCount: 3) == together)
            for row in 0..<asked.rowCount {
                let expected = Array(together[row * 3..<row * 3 + 3])
                #expect(try model.scores(of: asked.select([row]), threadCount: 1) == expected)
                let among = try model.scores(of: asked.select([9, 3, row, 8]), threadCount: 1)
                #expect(Array(among[6..<9]) == expected)
            }
            #expect(try model.scores(of: asked.select([]), threadCount: 2) == [])
        }
    }

    @Test("Votes by hand: at distances 1, 2 and 4, one more neighbour knows nothing")
    func votesByHand() throws {
        let known = FeatureMatrix(columnCount: 1, values: [0, 3, 5, 255])
        let asked = FeatureMatrix(columnCount: 1, values: [1])
        for (weighting, sums) in [
            (NeighborSettings.Weighting.equal, [2, 1] as [Float]),
            (.inverseDistance, [1 + 1 / 4, 1 / 2]),
        ] {
            var settings = NeighborSettings()
            (settings.neighborCount, settings.weighting) = (3, weighting)
            let model = try NearestNeighbors.fit(
                known, labels: [0, 1, 0, 1], classCount: 2, settings: settings)
            let scores = try model.scores(of: asked, threadCount: 1)
            let whole = sums[0] + sums[1] + 1
            for (score, sum) in zip(scores, sums) {
                #expect(abs(score - log((sum + 0.5) / whole)) < 1e-5)
            }
        }
    }

    @Test("Known rows at distance 0 decide alone")
    func equalRowsDecide() throws {
        let known = FeatureMatrix(columnCount: 2, values: [7, 7, 8, 7, 8, 7, 0, 255])
        var settings = NeighborSettings()
        settings.neighborCount = 3
        let model = try NearestNeighbors.fit(
            known, labels: [0, 1, 1, 1], classCount: 2, settings: settings)
        let scores = try model.scores(of: known.select([0]), threadCount: 1)
        #expect(abs(scores[0] - log(1.5 / 2)) < 1e-6)
    }

    @Test func fewerRowsThanNeighbors() throws {
        let known = FeatureMatrix(columnCount: 1, values: [1, 2])
        let model = try Self.neighbors(known, count: 9)
        let found = try model.neighbors(of: known, threadCount: 2)
        #expect(found.map { $0.map(\.row) } == [[0, 1], [1, 0]])
    }

    @Test func scoresAreLogarithmsOfProbabilities() throws {
        let rows = LabeledRows.clusters(count: 400, columnCount: 2, seed: 1)
        let model = try NearestNeighbors.fit(rows.features, labels: rows.labels, classCount: 3)
        let asked = LabeledRows.clusters(count: 300, columnCount: 2, seed: 2)
        let scores = try model.scores(of: asked.features, threadCount: 2)
        for row in 0..<300 {
            let sum = scores[row * 3..<row * 3 + 3].map { exp($0) }.reduce(0, +)
            #expect(abs(sum - 1) < 1e-5)
        }
        #expect(asked.accuracy(scores) > 0.97)
    }
}
