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

    /// Digits that are answered one by one.
    private static let singleCount = 1000

    func run(roundCount: Int) async throws -> Result {
        let clock = ContinuousClock()
        var (fits, predictions): ([Double], [Double]) = ([], [])
        var last: (model: Model, trainingCount: Int)?
        let display = TrainingDisplay(recipe.name)
        for _ in 0..<roundCount {
            let trainer = try Trainer(recipe, data: [training])
            var start = clock.now
            let outcome = try await trainer.run(clock: clock, events: { display.show($0) })
            let seconds = start.duration(to: clock.now) / .seconds(1)
            guard case .finished(let trained) = outcome else { continue }
            fits.append(recipe.network == nil ? seconds : seconds / Double(recipe.epochCount))
            let model = try trainer.model(of: trained)
            let classifier = try GlyphClassifier(model)
            start = clock.now
            _ = try classifier.scores(of: test.glyphs, threadCount: recipe.threadCount)
            predictions.append(start.duration(to: clock.now) / .seconds(1))
            last = (model, trainer.training.count)
        }
        display.finish()
        guard let (model, trainingCount) = last else { preconditionFailure("nobody stops it") }
        let answers = try answers(of: model)
        return Result(
            recipe: recipe.name, kind: model.predictor.kind.rawValue, threads: recipe.threadCount,
            glyphs: trainingCount, epochs: recipe.network == nil ? nil : recipe.epochCount,
            fitSeconds: Self.median(fits), predictSeconds: Self.median(predictions),
            microsecondsADigit: answers.microseconds, accuracy: answers.accuracy)
    }

    private func answers(of model: Model) throws -> (microseconds: Double, accuracy: Double) {
        let clock = ContinuousClock()
        let classifier = try GlyphClassifier(model)
        var times: [Double] = []
        for index in 0..<min(Self.singleCount, test.count) {
            let glyph = test[index].glyph
            let start = clock.now
            _ = try classifier.classify([glyph])
            times.append(start.duration(to: clock.now) / .microseconds(1))
        }
        let correctCount = try zip(test.labels, classifier.classify(test.all)).count {
            test.classes[Int($0)] == $1.best.symbol
        }
        return (Self.median(times), Double(correctCount) / Double(test.count))
    }

    private static func median(_ values: [Double]) -> Double {
        values.sorted()[values.count / 2]
    }
}
