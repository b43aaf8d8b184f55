internal import Classical
internal import NeuralNet
public import NumeralCore
internal import Parallel

/// A model that answers: glyphs in, calibrated probabilities out.
///
/// Safe to use from many threads at once; the answer for a glyph does not depend
/// on what else is asked, before, beside or in one batch.
public struct GlyphClassifier: Sendable {
    public let model: Model
    private let scorer: Scorer

    /// What a predictor is compiled to.
    private enum Scorer {
        case plan(InferencePlan)
        case rows(any RowScoring)
        case members([GlyphClassifier], of: Ensemble)
    }
    /// How many cores one call uses.
    private let threadCount: Int

    /// Compiles the model: some tens of milliseconds.
    ///
    /// - Parameter threadCount: how many cores one call uses; 1 where callers run side by side.
    public init(_ model: Model, threadCount: Int = 1) throws(ClassifierError) {
        switch model.predictor {
        case .network(let network, let weights):
            do {
                scorer = .plan(
                    try InferencePlan(network, weights: weights, threadCount: threadCount))
            } catch { throw .plan(error) }
        case .ensemble(let ensemble):
            var members: [GlyphClassifier] = []
            for member in ensemble.members {
                members.append(try GlyphClassifier(member, threadCount: threadCount))
            }
            scorer = .members(members, of: ensemble)
        case .svm, .linear, .forest, .neighbors:
            // Every other kind scores rows.
            guard let scoring = model.predictor.rowScoring else { preconditionFailure() }
            scorer = .rows(scoring)
        }
        self.threadCount = threadCount
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
        let scores = try rawScores(of: ink)
        if let index = scores.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(index: index / scoreCount)
        }
        return scores
    }

    /// Glyphs that one call takes of many: enough to make it cheap, few enough to share out.
    private static let chunkCount = 200

    /// The raw scores of many glyphs, several parts of them at a time.
    ///
    /// - Parameter threadCount: how many; it changes nothing but the time.
    public func scores(of ink: [UInt8], threadCount: Int) throws(ClassifierError) -> [Float] {
        let count = ink.count / Glyph.pixelCount
        let parts = stride(from: 0, to: count, by: Self.chunkCount).map {
            $0 * Glyph.pixelCount..<min(count, $0 + Self.chunkCount) * Glyph.pixelCount
        }
        return try concurrentMap(parts, threadCount: threadCount) {
            (part) throws(ClassifierError) in try scores(of: Array(ink[part]))
        }.flatMap(\.self)
    }

    private func rawScores(of ink: [UInt8]) throws(ClassifierError) -> [Float] {
        switch scorer {
        case .plan(let plan):
            do { return try plan.scores(model.preprocessing.features(of: ink)) } catch {
                throw .plan(error)
            }
        case .rows(let scoring):
            let features = FeatureMatrix(
                columnCount: scoring.columnCount, values: model.preprocessing.features(of: ink))
            do { return try scoring.scores(of: features, threadCount: threadCount) } catch {
                throw .classical(error)
            }
        case .members(let members, let ensemble):
            var answers: [[Prediction]] = []
            for member in members { answers.append(try member.predictions(of: ink)) }
            return (0..<ink.count / Glyph.pixelCount).flatMap { index in
                ensemble.scores(of: answers.map { $0[index] })
            }
        }
    }

    /// The prediction for each glyph, in order.
    public func classify(_ glyphs: [Glyph]) throws(ClassifierError) -> [Prediction] {
        try predictions(of: glyphs.flatMap(\.ink))
    }

    /// The prediction for each of many glyphs, `count × 784` bytes of ink, several at a time.
    ///
    /// - Parameter threadCount: how many; it changes nothing but the time.
    public func predictions(
        of ink: [UInt8], threadCount: Int = 1
    ) throws(ClassifierError) -> [Prediction] {
        model.predictions(of: try scores(of: ink, threadCount: threadCount))
    }
}

extension Model {
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

    /// What the raw scores of glyphs say, ``scoreCount`` of them for each.
    public func predictions(of scores: [Float]) -> [Prediction] {
        stride(from: 0, to: scores.count, by: scoreCount).map {
            prediction(of: scores[$0..<$0 + scoreCount])
        }
    }

    /// Whether a glyph is taken for none of the classes, and not read.
    public func rejects(_ prediction: Prediction) -> Bool {
        rejection.map { prediction.otherProbability > $0.threshold } ?? false
    }
}
