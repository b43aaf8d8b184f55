public import Datasets
public import NumeralCore
import Recognition
public import Rendering

/// A recipe followed once for each of several folds: every glyph is answered by a model that never
/// saw it.
///
/// Within a fold the recipe is followed as it stands: what it holds out for itself (`validation`)
/// is held out of what the fold trains on, for its calibration and its choice of an epoch.
///
/// - SeeAlso: Stone, "Cross-Validatory Choice and Assessment of Statistical Predictions", 1974,
///   <https://doi.org/10.1111/j.2517-6161.1974.tb00994.x>.
public struct CrossValidation: Sendable {
    /// The most folds; ten are usual, and each costs a training run.
    public static let foldCountMax = 100

    public let recipe: Recipe
    /// How many models are trained.
    public let foldCount: Int
    /// Where digits and letters of typefaces are taken from, where the recipe renders any.
    public let typefaces: [Typeface]

    /// - Precondition: from 2 to ``foldCountMax`` folds.
    public init(_ recipe: Recipe, foldCount: Int, typefaces: [Typeface] = []) {
        precondition((2...Self.foldCountMax).contains(foldCount), "\(foldCount) folds")
        (self.recipe, self.foldCount, self.typefaces) = (recipe, foldCount, typefaces)
    }

    /// Trains a model a fold and asks it for the rest; ``Recipe/splitSeed`` decides the folds.
    ///
    /// - Parameters:
    ///   - set: of the recipe's classes; the recipe's own sets are not read.
    ///   - clock: tells the pace; nothing else depends on it.
    ///   - shouldStop: asked by each training run.
    ///   - events: told the fold, from 0, and what happens in it.
    /// - Returns: the prediction for each glyph, in the set's order; `nil` when it was stopped.
    /// - Throws: ``TrainingError``; an ensemble is refused, since its members were trained before
    ///   and have seen what a fold holds out.
    public func predictions<C: Clock>(
        on set: LabeledGlyphs, clock: C,
        shouldStop: @escaping @Sendable () -> Bool = { false },
        events: @escaping @Sendable (_ fold: Int, TrainingEvent) -> Void = { _, _ in }
    ) async throws(TrainingError) -> [Prediction]? where C.Duration == Duration {
        if case .ensemble(let settings) = recipe.learner {
            throw .candidate(
                name: settings.candidates.first ?? "",
                reason: "has seen what a fold holds out: cross-validate what it was trained by")
        }
        guard set.count >= foldCount else {
            throw .tooFewForFolds(count: set.count, foldCount: foldCount)
        }
        var predictions = [Prediction?](repeating: nil, count: set.count)
        let folds = Split.folds(labels: set.labels, count: foldCount, seed: recipe.splitSeed)
        for (number, fold) in folds.enumerated() {
            let trainer = try Trainer(
                recipe, data: [set.select(Split.rest(of: fold, count: set.count))],
                typefaces: typefaces)
            let outcome = try await trainer.run(
                clock: clock, shouldStop: shouldStop, events: { events(number, $0) })
            guard case .finished(let trained) = outcome else { return nil }
            let model = try trainer.model(of: trained)
            for (index, prediction) in zip(fold, try answers(of: model, on: set.select(fold))) {
                predictions[index] = prediction
            }
        }
        return predictions.map { $0! }
    }

    private func answers(
        of model: Model, on set: LabeledGlyphs
    ) throws(TrainingError) -> [Prediction] {
        do throws(ClassifierError) {
            return try GlyphClassifier(model).predictions(
                of: set.glyphs, threadCount: recipe.threadCount)
        } catch { throw .classifier(error) }
    }
}
