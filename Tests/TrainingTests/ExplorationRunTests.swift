import Classical
import Datasets
import Evaluation
import NumeralCore
import Testing
import Training

@Suite struct ExplorationRunTests {
    /// Digits with copies, and ten labels that were changed.
    static let spoilt: (set: LabeledGlyphs, wrong: Set<Int>) = {
        let digits = Fixture.some(1000)
        var labels = digits.labels
        let wrong = Set(stride(from: 30, to: 1000, by: 97))
        for index in wrong { labels[index] = (labels[index] + 3) % 10 }
        let indices = Array(0..<1000) + [0, 1]
        let set = LabeledGlyphs(name: "spoilt", glyphs: digits.glyphs, labels: labels)
        return (set.select(indices), wrong)
    }()

    @Test("Copies, labels that were changed, maps; the same again, whatever the threads")
    func explores() async throws {
        var run = ExplorationRun()
        run.recipe = try Recipe(
            yaml: "name: trees\npreprocessing: [deskew, hog]\nforest: {trees: 60}")
        (run.foldCount, run.mapCount) = (4, 200)
        let (set, wrong) = Self.spoilt
        let found = try #require(try await run.explore(set, clock: ContinuousClock()))
        #expect(found.copyCount == 2)
        #expect(found.pairsWithin[0].distance == 0 && found.pairsWithin[1].distance == 0)
        #expect(found.pairsWithin.prefix(2).map(\.second) == [1000, 1001])
        #expect(found.pairsAcross.allSatisfy { set.labels[$0.first] != set.labels[$0.second] })
        // Which label is wrong shows best in the margin; how sure a forest is, less.
        let judged = try #require(found.labels)
        let all = (judged.suspects + judged.doubts).sorted { $0.margin < $1.margin }
        let first = Set(all.prefix(20).map(\.index))
        #expect(first.intersection(wrong).count >= wrong.count - 2, "\(first) \(wrong)")
        #expect(judged.suspects.count { wrong.contains($0.index) } > judged.suspects.count / 2)
        #expect(found.neighborMap?.indices.count == 200)
        #expect(found.varianceShares == found.varianceShares.sorted(by: >))
        #expect((0.7..<1).contains(found.varianceShares.reduce(0, +)))
        run.threadCount = 1
        run.recipe = nil
        let again = try #require(try await run.explore(set, clock: ContinuousClock()))
        #expect(again.neighborMap == found.neighborMap && again.principalMap == found.principalMap)
        #expect(again.pairsWithin == found.pairsWithin && again.labels == nil)
    }

    @Test("Too few glyphs for a map make none; one glyph is refused; a stop stops")
    func limits() async throws {
        let few = try #require(
            try await ExplorationRun().explore(Fixture.some(50), clock: ContinuousClock()))
        #expect(few.neighborMap == nil && few.principalMap.indices.count == 50)
        let one = Fixture.digits.select([0])
        await #expect(throws: TrainingError.self) {
            try await ExplorationRun().explore(one, clock: ContinuousClock())
        }
        let stopped = try await ExplorationRun().explore(
            Fixture.some(200), clock: ContinuousClock(), shouldStop: { true })
        #expect(stopped == nil)
    }
}
