internal import NeuralNet
public import NumeralCore

/// A model that answers: glyphs in, calibrated probabilities out.
///
/// Safe to use from many threads at once; the answer for a glyph does not depend
/// on what else is asked, before, beside or in one batch.
public struct GlyphClassifier: Sendable {
    public let model: Model
    private let plan: InferencePlan

    /// Compiles the model's network: some tens of milliseconds.
    ///
    /// - Parameter threadCount: how many cores one call uses; 1 where callers run side by side.
    public init(_ model: Model, threadCount: Int = 1) throws(ClassifierError) {
        do {
            plan = try InferencePlan(
                model.network, weights: model.weights, threadCount: threadCount)
        } catch { throw .plan(error) }
        self.model = model
    }

    /// How many scores a glyph gets: see ``Model/scoreCount``.
    private var scoreCount: Int { model.scoreCount }

    /// The raw scores, ``Model/scoreCount`` each, of glyphs given as `count × 784` bytes of ink.
    ///
    /// - Throws: ``ClassifierError/notFinite(index:)`` when weights so large meet that a score is
    ///   no number.
    public func scores(of ink: [UInt8]) throws(ClassifierError) -> [Float] {
        precondition(ink.count % Glyph.pixelCount == 0, "\(ink.count) bytes are no whole glyphs")
        let scores: [Float]
        do { scores = try plan.scores(model.inputs(of: ink)) } catch { throw .plan(error) }
        if let index = scores.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(index: index / scoreCount)
        }
        return scores
    }

    /// The prediction for each glyph, in order.
    public func classify(_ glyphs: [Glyph]) throws(ClassifierError) -> [Prediction] {
        let scores = try scores(of: glyphs.flatMap(\.ink))
        return glyphs.indices.map { index in
            model.prediction(of: scores[index * scoreCount..<(index + 1) * scoreCount])
        }
    }
}

extension Model {
    /// The network's inputs for glyphs given as `count × 784` bytes of ink.
    func inputs(of ink: [UInt8]) -> [Float] {
        inputScaling.inputs(of: ink, flattening: flattening)
    }

    /// How many scores a glyph gets: one a class, and one more where there is a ``rejection``.
    public var scoreCount: Int { classes.count + (rejection == nil ? 0 : 1) }

    /// What one glyph's raw scores say: calibrated probabilities of each class and of none of them.
    ///
    /// All together they sum to 1: the classes share what the rejection leaves.
    public func prediction(of scores: ArraySlice<Float>) -> Prediction {
        let probabilities = calibration.probabilities(scores.prefix(classes.count))
        let other = rejection?.otherProbability(scores) ?? 0
        return Prediction(
            classes: classes, probabilities: probabilities.map { $0 * (1 - other) },
            otherProbability: other)
    }

    /// Whether a glyph is taken for none of the classes, and not read.
    public func rejects(_ prediction: Prediction) -> Bool {
        rejection.map { prediction.otherProbability > $0.threshold } ?? false
    }
}
