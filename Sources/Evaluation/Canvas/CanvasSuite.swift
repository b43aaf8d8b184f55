internal import Datasets
internal import NumeralCore
internal import Parallel
internal import PictureFiles
public import Recognition
public import Rendering

/// Whether a digit reads the same wherever, however large, with whatever pen, in whatever colours
/// and however turned it is drawn.
///
/// Each glyph is drawn on a canvas of 280 × 280, encoded as PNG, and goes the whole way that a
/// picture goes: bytes, decoder, ink, glyph, scores. The ways to draw are sampled (``drawings``).
public struct CanvasSuite: Sendable {
    /// How many ways to draw there are: enough that each value of a setting meets each of another.
    public static let drawingCount = 1800
    /// In how many of them each glyph is drawn.
    public static let perDigitCount = 6
    /// Decides which settings meet.
    private static let seed: UInt64 = 1

    /// The ways to draw, from which each glyph takes ``perDigitCount`` in turn.
    ///
    /// Sizes occur equally often; a half keeps the strokes as they are and a half is written with
    /// the pens that leave a shape at the size (``CanvasDrawing/penShareMax``), each of them
    /// equally often. Any other setting is shared out evenly as well, independent of the rest.
    public static let drawings: [CanvasDrawing] = {
        var generator = SplitMix64(seed: seed)
        func spread<Value>(_ values: [Value]) -> [Value] {
            (0..<drawingCount).map { values[$0 % values.count] }.shuffled(using: &generator)
        }
        let positions = spread(CanvasDrawing.Position.allCases)
        let (polarities, alphas) = (spread([true, false]), spread([true, false]))
        let (tints, rotations) = (spread(CanvasTint.allCases), spread(CanvasDrawing.rotations))
        let ways = (0..<drawingCount).map { index in
            let (turn, which) = index.quotientAndRemainder(
                dividingBy: CanvasDrawing.sizes.count)
            let size = CanvasDrawing.sizes[which]
            let pens = CanvasDrawing.penWidths.filter {
                CanvasDrawing.leavesShape(penWidth: $0, size: size)
            }
            return CanvasDrawing(
                size: size, position: positions[index], isDarkOnLight: polarities[index],
                hasAlpha: alphas[index],
                penWidth: turn % 2 == 0 ? nil : pens[turn / 2 % pens.count],
                tint: tints[index], rotation: rotations[index])
        }
        return ways.shuffled(using: &generator)
    }()

    public init() {}

    /// Draws and reads every glyph of a set.
    ///
    /// - Parameters:
    ///   - plain: the reader's answers to the set as it is.
    ///   - threadCount: how many glyphs are worked on at a time.
    public func measure(
        _ reader: Reader, plain: ModelEvaluation, threadCount: Int = 1
    ) throws(EvaluationError) -> CanvasRecord {
        let set = plain.set
        let misread = Set(plain.misreads.map(\.index))
        let answers = try concurrentMap(Array(0..<set.count), threadCount: threadCount) {
            (index) throws(EvaluationError) in
            try self.answers(to: index, of: set, reader, isPlainCorrect: !misread.contains(index))
        }
        return CanvasRecord(answers.flatMap(\.self), model: reader.modelName, set: set)
    }

    private func answers(
        to index: Int, of set: LabeledGlyphs, _ reader: Reader, isPlainCorrect: Bool
    ) throws(EvaluationError) -> [CanvasAnswer] {
        let (glyph, label) = set[index]
        // A digit that a pen along its lines would turn into another keeps its own strokes.
        let skeleton = GlyphSkeleton(glyph).flatMap { $0.keepsShape(of: glyph) ? $0 : nil }
        var answers: [CanvasAnswer] = []
        for turn in 0..<Self.perDigitCount {
            let planned = Self.drawings[
                (index * Self.perDigitCount + turn) % Self.drawings.count]
            let drawing = skeleton == nil ? planned.keepingStrokes : planned
            do {
                let png = drawing.png(of: glyph, skeleton: skeleton)
                let reading = try reader.read(try PictureDecoder().decode(png))
                answers.append(
                    CanvasAnswer(
                        drawing: drawing, isPlainCorrect: isPlainCorrect,
                        answer: PictureAnswer(reading, truth: set.classes[label])))
            } catch { throw .picture(reason: "\(error)") }
        }
        return answers
    }
}

/// One drawing, read.
struct CanvasAnswer: Sendable {
    let drawing: CanvasDrawing
    /// Whether the glyph is read right as it is in the set.
    let isPlainCorrect: Bool
    let answer: PictureAnswer
}
