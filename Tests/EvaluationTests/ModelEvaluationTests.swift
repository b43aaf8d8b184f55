import Datasets
import Evaluation
import Foundation
import NumeralCore
import Recognition
import Testing

@Suite struct ModelEvaluationTests {
    static let set = sampleSet(count: 450)

    @Test("Several threads change nothing but the time")
    func isTheSameOnAnyNumberOfThreads() throws {
        let classifier = try sampleClassifier()
        let one = try ModelEvaluation(classifier, on: Self.set)
        let four = try ModelEvaluation(classifier, on: Self.set, threadCount: 4)
        #expect(one.predictions == four.predictions && one.metrics == four.metrics)
        #expect(one.misreads.count == one.metrics.count - one.metrics.confusion.correctCount)
        let glyphs = Self.set.select([7])[0].glyph
        let prediction = try classifier.classify([glyphs])[0]
        #expect(prediction == one.predictions[7])
    }

    @Test("Labels are matched by symbol, whatever order the set has them in")
    func matchesSymbols() throws {
        let classifier = try sampleClassifier()
        let turned = LabeledGlyphs(
            name: "turned", glyphs: Self.set.glyphs, labels: Self.set.labels.map { 9 - $0 },
            classes: Symbol.digits.reversed())
        #expect(
            try ModelEvaluation(classifier, on: turned).metrics
                == ModelEvaluation(classifier, on: Self.set).metrics)
    }

    @Test func refusesWhatItCannotMeasure() throws {
        let classifier = try sampleClassifier()
        #expect(throws: EvaluationError.emptySet(name: "none")) {
            try ModelEvaluation(classifier, on: LabeledGlyphs(name: "none", glyphs: [], labels: []))
        }
        let signs = LabeledGlyphs(
            name: "signs", glyphs: Array(repeating: 0, count: 784), labels: [0], classes: [.plus])
        #expect(throws: EvaluationError.unknownSymbol("+", set: "signs")) {
            try ModelEvaluation(classifier, on: signs)
        }
    }

    @Test("The JSON keeps its names")
    func recordIsStable() throws {
        let record = try EvaluationRecord(ModelEvaluation(sampleClassifier(), on: Self.set))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let bytes = try encoder.encode(record)
        #expect(try JSONDecoder().decode(EvaluationRecord.self, from: bytes) == record)
        let keys = try #require(
            try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        ).keys.sorted()
        #expect(
            keys == [
                "accuracy", "brier", "calibrationError", "classes", "confusion", "count", "loss",
                "macro", "misreads", "model", "reliability", "set", "setHash", "weighted",
            ])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains(#""accuracy":{"high":0."#))
        #expect(text.contains(#"{"f1":"#) && text.contains(#","support":45,"symbol":"9"}"#))
    }

    @Test func textIsAligned() throws {
        let record = try EvaluationRecord(ModelEvaluation(sampleClassifier(), on: Self.set))
        let lines = record.text.split(separator: "\n")
        let table = lines.drop { !$0.hasPrefix("class") }.prefix(13)
        #expect(Set(table.map(\.count)).count == 1)
        #expect(record.text.contains("weighted mean") && record.text.contains("450 glyphs"))
    }

    @Test("The page needs nothing from outside, and shows no foreign markup")
    func reportIsSelfContained() throws {
        let classifier = try sampleClassifier()
        let evaluation = try ModelEvaluation(classifier, on: Self.set)
        let page = EvaluationReport(evaluation, of: classifier.model).html
        #expect(!page.contains("<script") && !page.contains("http") && !page.contains("url("))
        #expect(!page.contains("<b>") && page.contains("a&lt;b&gt;&amp;&quot;c&quot;"))
        #expect(page.contains("prefers-color-scheme: dark"))
        #expect(
            page.contains("polyline")
                && page.contains("and \(evaluation.misreads.count - 200) more"))
        #expect(page.count { $0 == "<" } == page.count { $0 == ">" })
        #expect(page.split(separator: "src=\"").dropFirst().allSatisfy { $0.hasPrefix("data:") })
        #expect(EvaluationReport(evaluation, of: classifier.model).html == page)
        for name in ["svg", "section", "ul", "li", "figure", "table", "tr", "td", "dl", "div", "g"]
        {
            let (opened, closed) = (
                page.ranges(of: "<\(name) ").count + page.ranges(of: "<\(name)>").count,
                page.ranges(of: "</\(name)>").count
            )
            #expect(opened == closed, "\(name)")
        }
    }
}
