import Datasets
import Evaluation
import Foundation
import NumeralCore
import Recognition
import Rendering
import Testing

@Suite struct RobustnessTests {
    private static let shared = Result { try record(threadCount: 2) }

    static func record() throws -> RobustnessRecord { try shared.get() }

    static func record(threadCount: Int) throws -> RobustnessRecord {
        var suite = RobustnessSuite()
        suite.threadCount = threadCount
        suite.sources = [sampleSet(count: 17, seed: 2)]
        suite.missing = ["hwd1000"]
        suite.nonDigitCount = 8
        suite.leftOut = [
            .init(source: sampleSet(count: 19, seed: 3), classifier: try sampleClassifier())
        ]
        return try suite.measure(
            Reader(try sampleClassifier(name: "tiny")), on: sampleSet(count: 20))
    }

    @Test("Every row has its count, and the set itself is what evaluate says")
    func countsEverything() throws {
        let record = try Self.record()
        let plain = try ModelEvaluation(sampleClassifier(), on: sampleSet(count: 20))
        #expect(record.plain.count == 20 && record.plain.accuracy == plain.metrics.accuracy)
        #expect(record.plain.loss == plain.metrics.loss)
        #expect(record.plain.calibrationError == plain.metrics.reliability.error)
        #expect(record.sources.map(\.count) == [17] && record.missing == ["hwd1000"])
        #expect(record.leftOut.map(\.row.count) == [19])
        // The same weights under two names.
        #expect(record.leftOut[0].row == record.leftOut[0].shipped)
        for rows in [record.corruptions.glyphs, record.corruptions.pictures] {
            #expect(rows.map(\.name) == Corruption.allCases.map(\.rawValue))
            #expect(rows.allSatisfy { $0.count == 20 && $0.loss > 0 })
        }
    }

    @Test("A corruption's row is the spoiled set, evaluated")
    func readsWhatIsSpoiled() throws {
        let (set, record) = (sampleSet(count: 20), try Self.record())
        let spoiled = LabeledGlyphs(
            name: "stripe",
            glyphs: (0..<20).flatMap {
                Corruption.stripe.apply(to: set[$0].glyph, seed: 1, index: $0).ink
            }, labels: set.labels)
        let metrics = try ModelEvaluation(sampleClassifier(), on: spoiled).metrics
        let row = try #require(record.corruptions.glyphs.first { $0.name == "stripe" })
        #expect(row.accuracy == metrics.accuracy && row.loss == metrics.loss)
        let accuracies = record.corruptions.glyphs.map(\.accuracy.value)
        #expect(abs(record.corruptions.glyphMean - accuracies.reduce(0, +) / 15) < 1e-12)
        #expect(record.corruptions.glyphWorst?.accuracy.value == accuracies.min())
    }

    @Test("A promise is held to what is accepted; a model without held-out digits makes none")
    func holdsPromises() throws {
        let none = try Self.record().risk
        #expect(none.map(\.errorMax) == [0.01, 0.001])
        #expect(none.allSatisfy { $0.accepted == nil && $0.refusal != nil })
        // 1,000 held-out digits read right at 0.15 prove 1 in 100 and not 1 in 1000.
        let curve = RiskCurve(
            confidences: Array(repeating: 0.15, count: 1000),
            isCorrect: Array(repeating: true, count: 1000))
        let classifier = try sampleClassifier(riskCurve: curve)
        let set = sampleSet(count: 60)
        var suite = RobustnessSuite()
        suite.nonDigitCount = 4
        let rows = try suite.measure(Reader(classifier), on: set).risk
        let answers = try classifier.classify((0..<60).map { set[$0].glyph })
        let accepted = answers.indices.filter { answers[$0].best.probability >= 0.15 }
        let wrong = accepted.count { answers[$0].best.symbol != Symbol.digits[set[$0].label] }
        #expect((1..<60).contains(accepted.count))
        #expect(rows[0].accepted == Share(accepted.count, of: 60))
        #expect(rows[0].wrong == Share(wrong, of: accepted.count) && rows[0].refusal == nil)
        #expect(rows[1].accepted == nil)
    }

    @Test(
        "Without typefaces letters are missing; an untrained reader of digits refuses no glyph")
    func measuresNonDigits() throws {
        let record = try Self.record().nonDigits
        #expect(!record.hasRejection && record.refusedDigits.value == 0)
        #expect(record.missing == ["letter", "sign", "foreign_letter", "pictogram"])
        #expect(record.kinds.map(\.count) == Array(repeating: 8, count: 7))
        #expect(record.seen?.count == 40 && record.unseen?.count == 16)
        #expect(record.kinds.allSatisfy { (0...1).contains($0.area) })
        // Untrained, it gives none of ten classes half of all probability: it is sure of nothing.
        #expect(record.kinds.allSatisfy { $0.accepted.value == 0 })
        #expect(record.blankPages.value == 1)
    }

    @Test func isTheSameOnAnyNumberOfThreads() throws {
        #expect(try Self.record(threadCount: 1) == Self.record())
    }

    @Test("The JSON comes back, the table is aligned, and what is missing is named")
    func isWritten() throws {
        let record = try Self.record()
        let bytes = try JSONEncoder().encode(record)
        #expect(try JSONDecoder().decode(RobustnessRecord.self, from: bytes) == record)
        let text = record.text
        #expect(text.contains("hwd1000") && text.contains("not there"))
        #expect(text.contains("canny_edges") && text.contains("worst: "))
        let lines = text.split(separator: "\n")
        let counts = lines.filter { $0.contains("  20  ") }
        #expect(counts.count == 32)
        #expect(
            Set(counts.map { $0.ranges(of: "  20  ")[0].lowerBound.utf16Offset(in: $0) }).count == 1
        )
    }

    @Test("The page needs nothing from outside, and shows every corruption")
    func reportIsSelfContained() throws {
        let record = try Self.record()
        let page = RobustnessReport(record, examplesFrom: sampleSet(count: 20)).html
        #expect(!page.contains("<script") && !page.contains("http") && !page.contains("url("))
        #expect(page.contains("a&lt;b&gt;") && !page.contains("<b>"))
        #expect(page.ranges(of: "<img ").count == 15)
        #expect(page.split(separator: "src=\"").dropFirst().allSatisfy { $0.hasPrefix("data:") })
        for name in ["section", "ul", "li", "table", "tr", "td", "dl", "div", "thead", "tbody"] {
            let opened =
                page.ranges(of: "<\(name) ").count + page.ranges(of: "<\(name)>").count
            #expect(opened == page.ranges(of: "</\(name)>").count, "\(name)")
        }
    }

    @Test func refusesAnEmptySet() throws {
        let reader = Reader(try sampleClassifier())
        #expect(throws: EvaluationError.emptySet(name: "none")) {
            try RobustnessSuite().measure(
                reader, on: LabeledGlyphs(name: "none", glyphs: [], labels: []))
        }
    }
}
