import Datasets
import Evaluation
import Foundation
import NeuralNet
import NumeralCore
import Recognition
import Testing

@Suite struct ComparisonTests {
    static func model(_ name: String, seed: UInt64) throws -> Model {
        let network = Network(input: [1, 28, 28]) {
            MaxPool2D(7)
            Flatten()
            Dense(10)
        }
        return try Model(
            .network(network, Weights(initializing: network, seed: seed)),
            card: ModelCard(name: name, recipe: "name: \(name)\nseed: \(seed)\n", seed: seed))
    }

    @Test("The deviation is the sample's, and 0 of one run")
    func spreads() throws {
        let spread = Spread([1, 2, 6])
        #expect(spread.mean == 3 && abs(spread.deviation - 7.0.squareRoot()) < 1e-12)
        #expect(Spread([4]).deviation == 0 && Spread([4]).count == 1)
    }

    @Test("Models of one recipe and several seeds become one row; others stay apart")
    func groups() throws {
        let models = [
            try Self.model("a", seed: 1), try Self.model("b", seed: 1),
            try Self.model("a", seed: 2),
        ]
        let groups = ComparedModel.grouped(models)
        #expect(groups.map(\.name) == ["a", "b"])
        #expect(groups.map(\.models.count) == [2, 1])
    }

    @Test("The table says what each model's own evaluation says")
    func agreesWithTheEvaluations() throws {
        let models = [
            try Self.model("a", seed: 1), try Self.model("a", seed: 2),
            try Self.model("b", seed: 3),
        ]
        let sets = [sampleSet(count: 60), sampleSet(count: 40, seed: 2)]
        let comparison = try Comparison(ComparedModel.grouped(models), on: sets, threadCount: 2)
        let record = comparison.record
        #expect(record.sets.map(\.count) == [60, 40])
        for (set, results) in zip(sets, record.sets) {
            let evaluations = try models.map { try ModelEvaluation(GlyphClassifier($0), on: set) }
            let accuracies = evaluations.map(\.metrics.accuracy.value)
            #expect(results.rows.map(\.model) == ["a", "b"])
            #expect(results.rows[0].accuracy == Spread(Array(accuracies[..<2])))
            #expect(results.rows[1].accuracy == Spread([accuracies[2]]))
            #expect(results.rows[1].f1.mean == evaluations[2].metrics.macro.f1)
            // McNemar's pairs are of the first seeds: the difference of rights is that of accuracy.
            let test = results.pairs[0].test
            let difference = Double(test.onlyFirst - test.onlySecond) / Double(set.count)
            #expect(abs(difference - (accuracies[0] - accuracies[2])) < 1e-12)
        }
        let data = try JSONEncoder().encode(record)
        #expect(try JSONDecoder().decode(ComparisonRecord.self, from: data) == record)
        for name in ["a", "b", "accuracy %", "McNemar"] { #expect(record.text.contains(name)) }
        // Several sets have one table more, a column a set.
        let overview = record.text.split(separator: "\n").prefix(4)
        let names = sets.map(\.name).joined(separator: " +")
        #expect(overview[0] == "accuracy %")
        #expect(try overview[1].firstMatch(of: Regex("^model +\(names)$")) != nil, "\(overview)")
        #expect(overview[2].hasPrefix("a ") && overview[3].hasPrefix("b "))
        #expect(ComparisonReport(comparison).html.contains("Accuracy, %"))
    }

    @Test("The page is whole: every element is closed, names are escaped, curves over sizes drawn")
    func reports() throws {
        var compared: [ComparedModel] = []
        for (index, count) in [100, 1000, 10_000].enumerated() {
            var one = ComparedModel(
                name: "a<b>", models: [try Self.model("a<b>", seed: UInt64(index + 1))])
            one.trainingCount = count
            one.trainingSeconds = [Double(index) + 0.5]
            one.cost = ModelCost(
                fileBytes: 1000, loadMilliseconds: 2, microsecondsADigit: 50 * Double(index + 1),
                microsecondsADigitAtP99: 90, digitsPerSecond: 1e4, threadCount: 2,
                peakMemoryMiB: 50)
            compared.append(one)
        }
        let comparison = try Comparison(compared, on: [sampleSet(count: 30)], threadCount: 1)
        let html = ComparisonReport(comparison).html
        #expect(!html.contains("a<b>") && html.contains("a&lt;b&gt;"))
        #expect(html.contains("How it learns from more") && html.contains("<polyline"))
        // One set needs no overview; rows of one name are told apart by their counts.
        let costs = try #require(comparison.record.text.split(separator: "\n").last)
        #expect(costs.contains("10000 glyphs"))
        #expect(!html.contains("Accuracy, %") && html.contains("100 glyphs : a&lt;b&gt;, 1000"))
        for name in ["section", "table", "svg", "div", "figure"] {
            let (opened, closed) = (
                html.matches(of: try Regex("<\(name)[ >]")).count,
                html.matches(of: try Regex("</\(name)>")).count
            )
            #expect(opened == closed && opened > 0, "\(name)")
        }
        #expect(!html.contains("http"))
    }
}
