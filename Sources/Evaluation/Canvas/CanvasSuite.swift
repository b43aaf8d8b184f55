public import Datasets
internal import Imaging
internal import NumeralCore
public import Recognition

/// Whether a digit reads the same wherever, however large and in whatever tone it is drawn.
///
/// Each glyph is enlarged onto a canvas of 280 × 280, encoded as PNG, and goes the whole way that
/// a picture goes: bytes, decoder, ink, glyph, scores. The ways to draw are shared out over the
/// glyphs: one in ``partCount`` for each, so that all ways get equally many glyphs and all glyphs
/// are used.
public struct CanvasSuite: Sendable {
    /// The ways to draw are split into this many parts; a glyph is drawn in one part's ways.
    public static let partCount = 10
    /// Decides which ways form a part.
    private static let seed: UInt64 = 1

    private let parts: [[CanvasDrawing]]

    public init() {
        var generator = SplitMix64(seed: Self.seed)
        let shuffled = CanvasDrawing.all.shuffled(using: &generator)
        parts = (0..<Self.partCount).map { part in
            stride(from: part, to: shuffled.count, by: Self.partCount).map { shuffled[$0] }
        }
    }

    /// One drawing, read.
    private struct Answer: Sendable {
        let drawing: CanvasDrawing
        let isPlainCorrect: Bool
        let isCorrect: Bool
        let isBlank: Bool
    }

    /// Draws and reads every glyph of a set.
    ///
    /// - Parameter threadCount: how many glyphs are worked on at a time.
    public func measure(
        _ reader: Reader, on set: LabeledGlyphs, threadCount: Int = 1
    ) throws(EvaluationError) -> CanvasRecord {
        let plain = try ModelEvaluation(reader.classifier, on: set, threadCount: threadCount)
        let misread = Set(plain.misreads.map(\.index))
        let results = concurrentMap(Array(0..<set.count), threadCount: threadCount) { index in
            Result { () throws(EvaluationError) in
                try self.answers(
                    to: index, of: set, reader, isPlainCorrect: !misread.contains(index))
            }
        }
        var answers: [Answer] = []
        for result in results { answers += try result.get() }
        return record(answers, model: reader.modelName, set: set)
    }

    private func answers(
        to index: Int, of set: LabeledGlyphs, _ reader: Reader, isPlainCorrect: Bool
    ) throws(EvaluationError) -> [Answer] {
        let (glyph, label) = set[index]
        var answers: [Answer] = []
        for drawing in parts[index % parts.count] {
            do {
                let picture = try PictureDecoder().decode(drawing.png(of: glyph))
                let reading = try reader.read(picture)
                answers.append(
                    Answer(
                        drawing: drawing, isPlainCorrect: isPlainCorrect,
                        isCorrect: reading.text == set.classes[label].description,
                        isBlank: reading.outcome == .blank))
            } catch { throw .picture(reason: "\(error)") }
        }
        return answers
    }

    private func record(_ answers: [Answer], model: String, set: LabeledGlyphs) -> CanvasRecord {
        func share(_ answers: [Answer]) -> Share {
            Share(answers.count { $0.isCorrect }, of: answers.count)
        }
        func loss(_ answers: [Answer]) -> Double {
            let lost = answers.count { $0.isPlainCorrect } - answers.count { $0.isCorrect }
            return 100 * Double(lost) / Double(max(1, answers.count))
        }
        func groups<Key: Equatable>(
            _ keys: [(Key, String)], _ key: (CanvasDrawing) -> Key
        ) -> [CanvasRecord.Group] {
            keys.map { value, name in
                let members = answers.filter { key($0.drawing) == value }
                return CanvasRecord.Group(
                    name: name, accuracy: share(members), lossPoints: loss(members))
            }
        }
        return CanvasRecord(
            model: model, set: set.name, digitCount: set.count, drawingCount: answers.count,
            plain: Share(answers.count { $0.isPlainCorrect }, of: answers.count),
            drawn: share(answers), lossPoints: loss(answers),
            blankCount: answers.count { $0.isBlank },
            bySize: groups(CanvasDrawing.sizes.map { ($0, "\($0)") }, \.size),
            byPosition: groups(
                CanvasDrawing.Position.allCases.map { ($0, $0.rawValue) }, \.position),
            byPolarity: groups([(true, "darkOnLight"), (false, "lightOnDark")], \.isDarkOnLight),
            byTransparency: groups([(false, "opaque"), (true, "transparent")], \.hasAlpha))
    }
}
