public import Datasets
import Evaluation
import Foundation
import NumeralCore
import Recognition
public import Rendering

/// Times a recipe on the whole of one set, and its model on another.
public struct FitBenchmark: Sendable {
    private let recipe: Recipe
    private let training: LabeledGlyphs
    private let test: LabeledGlyphs
    private let typefaces: [Typeface]

    /// - Parameters:
    ///   - recipe: what is trained; it holds nothing out.
    ///   - typefaces: where digits and letters of typefaces are taken from, where the recipe
    ///     renders any.
    public init(
        recipe: Recipe, training: LabeledGlyphs, test: LabeledGlyphs, typefaces: [Typeface] = []
    ) {
        (self.recipe, self.training, self.test) = (recipe, training, test)
        self.typefaces = typefaces
    }

    /// Medians over the rounds.
    public struct Result: Encodable, Sendable {
        let benchmark = "fit"
        let recipe: String
        let kind: String
        let threads: Int
        let glyphs: Int
        /// Of a network.
        let epochs: Int?
        /// Of a network those of an epoch.
        let fitSeconds: Double
        /// All of the test set on all threads, preprocessing included.
        let predictSeconds: Double
        /// One digit at a time on one thread, the median.
        let microsecondsADigit: Double
        /// On the test set.
        let accuracy: Double

        /// For people.
        public var text: String {
            String(
                format: """
                    %@ (%@), %@, %@
                    training     %.2f s%@
                    test set     %.3f s
                    one digit    %.1f µs
                    accuracy     %.2f %%
                    """,
                recipe, kind, counted(glyphs, "glyph"), counted(threads, "thread"),
                fitSeconds, epochs == nil ? "" : " an epoch", predictSeconds,
                microsecondsADigit, accuracy * 100)
        }
    }

    /// - Parameter events: told what happens in each round, on the training thread.
    public func run<C: Clock>(
        roundCount: Int, clock: C,
        events: @escaping @Sendable (TrainingEvent) -> Void = { _ in }
    ) async throws -> Result where C.Duration == Duration {
        precondition(roundCount > 0)
        var (fits, predictions): ([Double], [Double]) = ([], [])
        var last: (classifier: GlyphClassifier, scores: [Float], trainingCount: Int)?
        for _ in 0..<roundCount {
            let trainer = try Trainer(recipe, data: [training], typefaces: typefaces)
            var start = clock.now
            let outcome = try await trainer.run(clock: clock, events: events)
            let seconds = start.duration(to: clock.now) / .seconds(1)
            guard case .finished(let trained) = outcome else { continue }
            fits.append(recipe.network == nil ? seconds : seconds / Double(recipe.epochCount))
            let classifier = try GlyphClassifier(trainer.model(of: trained))
            start = clock.now
            let scores = try classifier.scores(of: test.glyphs, threadCount: recipe.threadCount)
            predictions.append(start.duration(to: clock.now) / .seconds(1))
            last = (classifier, scores, trainer.training.count)
        }
        guard let (classifier, scores, trainingCount) = last else {
            preconditionFailure("nobody stops it")
        }
        let model = classifier.model
        let correctCount = zip(test.symbols, model.predictions(of: scores)).count {
            $0 == $1.best.symbol
        }
        return Result(
            recipe: recipe.name, kind: model.predictor.kind.rawValue, threads: recipe.threadCount,
            glyphs: trainingCount, epochs: recipe.network == nil ? nil : recipe.epochCount,
            fitSeconds: Self.median(fits), predictSeconds: Self.median(predictions),
            microsecondsADigit: Self.median(
                try ModelBenchmark.sortedMicroseconds(of: classifier, on: test, clock: clock)),
            accuracy: Double(correctCount) / Double(test.count))
    }

    private static func median(_ values: [Double]) -> Double {
        values.sorted()[values.count / 2]
    }
}
