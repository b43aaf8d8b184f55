public import Datasets
internal import NumeralCore
public import Recognition
public import Rendering

/// How a model holds when pictures are not those it was trained on: one table.
///
/// The set itself, other people's digits, models that were trained without them, promises of few
/// errors, the set drawn on a canvas, spoiled in fifteen ways and photographed, and pictures that
/// are no digits. Everything is seeded: the same model, sets and typefaces give the same record.
public struct RobustnessSuite: Sendable {
    /// A source, and a model that was trained without it.
    public struct LeftOut: Sendable {
        public let source: LabeledGlyphs
        public let classifier: GlyphClassifier

        public init(source: LabeledGlyphs, classifier: GlyphClassifier) {
            (self.source, self.classifier) = (source, classifier)
        }
    }

    /// Sets that are read beside the one that is named.
    public var sources: [LabeledGlyphs] = []
    /// The names of sets that are not there.
    public var missing: [String] = []
    public var leftOut: [LeftOut] = []
    /// The typefaces that letters, signs and pictograms are drawn from; without any, those kinds
    /// are said to be missing.
    public var typefaces: [Typeface] = []
    /// How many pictures of each kind that is no digit are read.
    public var nonDigitCount = 1000
    /// How many pictures are worked on at a time; it changes nothing but the time.
    public var threadCount = 1

    public init() {}

    /// Measures everything.
    ///
    /// - Parameter onPart: is told what comes next, for people who wait.
    public func measure(
        _ reader: Reader, on set: LabeledGlyphs, onPart: (String) -> Void = { _ in }
    ) throws(EvaluationError) -> RobustnessRecord {
        onPart("\(set.name), \(counted(set.count, "glyph"))")
        let plain = try ModelEvaluation(reader.classifier, on: set, threadCount: threadCount)
        var others: [MeasuredRow] = []
        for source in sources {
            onPart(source.name)
            others.append(try row(reader.classifier, source))
        }
        var without: [RobustnessRecord.LeftOut] = []
        for pair in leftOut {
            onPart("\(pair.source.name), left out of training")
            without.append(
                RobustnessRecord.LeftOut(
                    model: pair.classifier.model.card.name,
                    row: try row(pair.classifier, pair.source),
                    shipped: try row(reader.classifier, pair.source)))
        }
        let risk = RiskRow.asked.map { RiskRow(errorMax: $0, reader, plain) }
        onPart("canvas")
        let canvas = try CanvasSuite().measure(reader, plain: plain, threadCount: threadCount)
        onPart("corruptions")
        let corruptions = try CorruptionMeasurement(reader: reader, threadCount: threadCount)
            .measure(on: set)
        onPart("photos")
        let photos = try PhotoSuite().measure(reader, plain: plain, threadCount: threadCount)
        onPart("what is no digit")
        let nonDigits = try nonDigits(reader, set, plain.predictions)
        return RobustnessRecord(
            model: reader.modelName, set: set.name, setHash: set.contentHash,
            plain: MeasuredRow(plain), sources: others, missing: missing, leftOut: without,
            risk: risk, canvas: canvas, corruptions: corruptions, photos: photos,
            nonDigits: nonDigits)
    }

    private func row(
        _ classifier: GlyphClassifier, _ set: LabeledGlyphs
    ) throws(EvaluationError) -> MeasuredRow {
        MeasuredRow(try ModelEvaluation(classifier, on: set, threadCount: threadCount))
    }

    /// Kinds that are made of digits take those of the set.
    private func nonDigits(
        _ reader: Reader, _ set: LabeledGlyphs, _ predictions: [Prediction]
    ) throws(EvaluationError) -> NonDigitRecord {
        let renderer = NonDigitRenderer(
            typefaces: typefaces, digits: set.all, labels: set.labels)
        return try NonDigitMeasurement(
            reader: reader, renderer: renderer, countPerKind: nonDigitCount,
            threadCount: threadCount
        ).measure(digits: predictions)
    }
}
