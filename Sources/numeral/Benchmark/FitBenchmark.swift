import Datasets
import Foundation
import NumeralCore
import Recognition
import Training

/// Times a recipe on the whole of one set, and its model on another.
struct FitBenchmark {
    /// What is trained; it holds nothing out.
    let recipe: Recipe
    let training: LabeledGlyphs
    let test: LabeledGlyphs

    /// Medians over the rounds.
    struct Result: Encodable {
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

        var text: String {
            String(
                format: """
                    %@ (%@), %d glyphs, %d threads
                    training     %.2f s%@
                    test set     %.3f s
                    one digit    %.1f µs
                    accuracy     %.2f %%
                    """,
                recipe, kind, glyphs, threads, fitSeconds, epochs == nil ? "" : " an epoch",
                predictSeconds, microsecondsADigit, accuracy * 100)
        }
    }

    func run(roundCount: Int) async throws -> Result {
        let clock = ContinuousClock()
        var (fits, predictions): ([Double], [Double]) = ([], [])
        var last: (classifier: GlyphClassifier, scores: [Float], trainingCount: Int)?
        let display = TrainingDisplay(recipe.name)
        for _ in 0..<roundCount {
            let trainer = try Trainer(
                recipe, data: [training], typefaces: Surroundings.typefaces(for: recipe))
            var start = clock.now
            let outcome = try await trainer.run(clock: clock, events: { display.show($0) })
            let seconds = start.duration(to: clock.now) / .seconds(1)
            guard case .finished(let trained) = outcome else { continue }
            fits.append(recipe.network == nil ? seconds : seconds / Double(recipe.epochCount))
            let classifier = try GlyphClassifier(trainer.model(of: trained))
            start = clock.now
            let scores = try classifier.scores(of: test.glyphs, threadCount: recipe.threadCount)
            predictions.append(start.duration(to: clock.now) / .seconds(1))
            last = (classifier, scores, trainer.training.count)
        }
        display.finish()
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
                try ModelBenchmark.sortedMicroseconds(of: classifier, on: test)),
            accuracy: Double(correctCount) / Double(test.count))
    }

    private static func median(_ values: [Double]) -> Double {
        values.sorted()[values.count / 2]
    }
}
