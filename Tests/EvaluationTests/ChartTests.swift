import Datasets
import Foundation
import NeuralNet
import NumeralCore
import Recognition
import Testing

@testable import Evaluation

/// What charts draw: every value at its place, every label within.
@Suite struct ChartTests {
    /// The texts of a drawing with their places and anchors.
    private static func labels(_ svg: String) -> [(x: Double, text: String, anchor: String)] {
        let label = /<text x="([\d.-]+)" y="[\d.-]+" class="\w+" text-anchor="(\w+)">([^<]*)</
        return svg.matches(of: label).map { (Double($0.1) ?? .nan, String($0.3), String($0.2)) }
    }

    /// Labels that leave the drawing, by the width that the style gives a letter.
    private static func clipped(_ svg: String, width: Double) -> [String] {
        labels(svg).filter { label in
            let extent = Double(label.text.count) * 6.5
            let left =
                switch label.anchor {
                case "start": label.x
                case "end": label.x - extent
                default: label.x - extent / 2
                }
            return left < -0.5 || left + extent > width + 0.5
        }.map(\.text)
    }

    @Test("One epoch is a dot for each measure, away from the edges, below plain numbers")
    func drawsOneEpoch() {
        let chart = CurveChart(
            title: "Accuracy", unit: "%", training: [100], validation: [100], most: 100)
        #expect(!chart.svg.contains("<polyline"))
        #expect(chart.svg.matches(of: /<circle cx="(\d+)/).count == 2)
        let places = chart.svg.matches(of: /<circle cx="([\d.]+)"/).compactMap { Double($0.1) }
        #expect(places.allSatisfy { (150...350).contains($0) }, "\(places)")
        let texts = Self.labels(chart.svg).map(\.text)
        #expect(texts.contains("1") && texts.contains("100") && texts.contains("epoch"))
        #expect(texts.allSatisfy { Double($0) ?? 0 <= 100 && $0.count <= 5 }, "\(texts)")
        #expect(Self.clipped(chart.svg, width: 430).isEmpty)
    }

    @Test("One value, 0 too, has an axis that tells numbers apart", arguments: [0, 0.25, 99.6])
    func coversOneValue(value: Double) {
        let axis = Axis(covering: [value, value], from: 0, to: 100)
        let texts = axis.ticks.map(axis.text)
        #expect(Set(texts).count == texts.count && texts.count >= 3)
        #expect((20...80).contains(axis.place(value)), "\(value) at \(axis.place(value))")
    }

    @Test("A logarithmic axis ends in round numbers and gives equal factors equal lengths")
    func coversLogarithms() {
        let axis = Axis(coveringLogarithms: [0.00033, 0.03], from: 0, to: 100)
        let texts = axis.ticks.map(axis.text)
        #expect(abs(axis.place(0.0002)) < 1e-9 && abs(axis.place(0.05) - 100) < 1e-9)
        #expect(texts == ["0.001", "0.01"])
        let step = axis.place(0.01) - axis.place(0.001)
        #expect(abs(axis.place(0.1) - axis.place(0.01) - step) < 1e-9 && step > 20)
        let thousands = Axis(coveringLogarithms: [1000, 10_000], from: 0, to: 1)
        #expect(thousands.ticks.map(thousands.text) == ["1,000", "2,000", "5,000", "10,000"])
        let one = Axis(coveringLogarithms: [64], from: 0, to: 1)
        #expect((0...1).contains(one.place(64)) && one.ticks.count >= 2)
    }

    @Test("Names and numbers stay within the drawing, however long")
    func clipsNothing() {
        let points = [("short", 9.0, 80.5), (String(repeating: "long ", count: 15), 732, 99.675)]
            .map { ScatterChart.Point(name: $0.0, x: $0.1, y: $0.2) }
        var chart = ScatterChart(title: "t", xName: "µs a digit", yName: "%", points: points)
        #expect(Self.clipped(chart.svg, width: 640).isEmpty, "\(chart.svg)")
        #expect(chart.svg.contains("…"))
        chart = ScatterChart(
            title: "t", xName: "x", yName: "nats",
            points: [0, 2].map { ScatterChart.Point(name: "p", x: $0, y: 0.000123 + $0 / 1e6) })
        chart.showsNames = false
        chart.scale = .words(["none", "a very long word that fills all of the room", "z"])
        #expect(Self.clipped(chart.svg, width: 430).isEmpty, "\(chart.svg)")
    }

    @Test("Tuning draws what it tuned, over each setting by its name and scale")
    func reportsTuning() {
        let rows = [("0.001", "32", "last", 0.5), ("0.01", "64", "best", 0.25)].map {
            TuningReport.Row(
                values: [$0.0, $0.1, $0.2, "7"], round: 0, accuracy: 0.9, loss: $0.3, seconds: 1)
        }
        func html(_ measure: TuningReport.Measure) -> String {
            TuningReport(
                name: "t",
                settings: [
                    .init(name: "learningRate", isLogarithmic: true, listed: []),
                    .init(name: "batchSize", isLogarithmic: false, listed: ["32", "64"]),
                    .init(name: "keep", isLogarithmic: false, listed: ["last", "best"]),
                    .init(name: "seed", isLogarithmic: false, listed: ["7"]),
                ], measure: measure, rows: rows
            ).html
        }
        let page = html(.loss)
        // What had one value has no chart.
        for name in ["learningRate", "batchSize", "keep"] {
            #expect(page.contains("Loss over \(name), nats"))
            #expect(page.contains("text-anchor=\"middle\">\(name)</text>"))
        }
        #expect(!page.contains("Loss over seed") && !page.contains("Accuracy over"))
        #expect(page.contains(">0.002</text>") && page.contains(">last</text>"))
        #expect(page.contains("the least loss first"))
        #expect(html(.accuracy).contains("Accuracy over learningRate, %"))
    }

    @Test("A model that is given twice is one, and no deviation is claimed")
    func comparesOne() throws {
        let model = try ComparisonTests.model("a", seed: 1)
        let groups = ComparedModel.grouped([model, model])
        #expect(groups.map(\.models.count) == [1])
        let comparison = try Comparison(groups, on: [sampleSet(count: 30)], threadCount: 1)
        #expect(!comparison.record.text.contains("±"))
        let page = ComparisonReport(comparison).html
        #expect(!page.contains("±") && page.contains("How a reads digits"))
    }

    @Test("A training's page has curves, what was confused, facts and the recipe")
    func reportsTraining() throws {
        var model = try ComparisonTests.model("a<b>", seed: 1)
        model.card.history = [.init(trainingLoss: 2, trainingAccuracy: 0.5)]
        let set = sampleSet(count: 30)
        let held = try ModelEvaluation(GlyphClassifier(model), on: set)
        let facts = [(name: "Kind", value: "net<work>")]
        let page = TrainingReport(
            model, facts: facts, heldOut: held, command: "numeral train x.yaml"
        ).html
        for words in [
            "Training a&lt;b&gt;", "How it learned", "What was taken for what", "net&lt;work&gt;",
            "numeral train x.yaml", "name: a&lt;b&gt;",
        ] { #expect(page.contains(words), "\(words)") }
        #expect(!page.contains("http") && !page.contains("<script"))
        let bare = TrainingReport(model, facts: facts, heldOut: nil, command: "").html
        #expect(bare.contains("Nothing was held out") && !bare.contains("What was taken"))
    }
}
