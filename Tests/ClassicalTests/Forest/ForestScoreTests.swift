import Classical
import Foundation
import Testing

@Suite struct ForestScoreTests {
    @Test("Two trees by hand: a row votes with its leaves, one more tree knows nothing")
    func byHand() throws {
        let forest = try DecisionForest(
            DecisionForest.Parts(
                columnCount: 2, classCount: 2, treeNodeCounts: [3, 1],
                columns: [1, -1, -2, -3], thresholds: [0.5, 0, 0, 0],
                frequencies: [1, 0, 0, 1, 0.25, 0.75]))
        let rows = FeatureMatrix(columnCount: 2, values: [9, 0.5, -9, 0.6])
        #expect(try forest.votes(of: rows, threadCount: 1) == [0.625, 0.375, 0.125, 0.875])
        let scores = try forest.scores(of: rows, threadCount: 1)
        let expected: [Float] = [1.25 + 0.5, 0.75 + 0.5, 0.25 + 0.5, 1.75 + 0.5]
        for (score, sum) in zip(scores, expected) { #expect(abs(score - log(sum / 3)) < 1e-6) }
    }

    @Test("A row alone, among others, in another order, on more threads: the same bits")
    func aloneEqualsInABatch() throws {
        let known = LabeledRows.noise(count: 400, columnCount: 9, classCount: 3, seed: 1)
        var settings = ForestSettings()
        (settings.treeCount, settings.leafCountMin) = (21, 3)
        let forest = try known.fit(settings).forest
        let rows = LabeledRows.noise(count: 203, columnCount: 9, classCount: 3, seed: 2).features
        let together = try forest.scores(of: rows, threadCount: 1)
        #expect(try forest.scores(of: rows, threadCount: 5) == together)
        for row in 0..<rows.rowCount {
            let alone = try forest.scores(of: rows.select([row]), threadCount: 1)
            #expect(alone == Array(together[row * 3..<row * 3 + 3]))
            let pair = try forest.scores(of: rows.select([0, row]), threadCount: 1)
            #expect(alone == Array(pair[3...]))
        }
        #expect(try forest.scores(of: rows.select([]), threadCount: 2) == [])
    }

    @Test func scoresAreLogarithmsOfProbabilities() throws {
        let rows = LabeledRows.clusters(count: 90, seed: 1)
        let scores = try rows.fit(.randomForest).forest.scores(of: rows.features, threadCount: 2)
        #expect(scores.allSatisfy { $0.isFinite })
        for row in 0..<90 {
            let sum = scores[row * 3..<row * 3 + 3].map { exp($0) }.reduce(0, +)
            #expect(abs(sum - 1) < 1e-5)
        }
    }
}
