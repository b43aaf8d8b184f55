import Datasets
import Foundation
import Recognition
import Training

extension TrainingJob {
    /// Loads what the recipe names, trains on it and shows how that goes.
    ///
    /// - Returns: the model, or `nil` when the run was interrupted.
    func run(
        source: DataSource, testSet: String? = nil, _ interrupt: InterruptSignal
    ) async throws -> Model? {
        var inputs = Inputs(data: try recipe.trainingSets.map { try source.load($0) })
        inputs.test = try testSet.map { try source.load($0) }
        inputs.typefaces = Surroundings.typefaces(for: recipe)
        if case .ensemble(let settings) = recipe.learner {
            inputs.candidates = try settings.candidates.map { try Surroundings.library.model($0) }
        }
        let display = TrainingDisplay(recipe.name)
        let model = try await run(
            inputs, clock: ContinuousClock(), shouldStop: { interrupt.isRaised },
            events: { display.show($0) })
        display.finish()
        return model
    }

    /// What was measured of a finished model, and where it lies.
    func summary(of model: Model) -> String {
        let scores = model.card.scores.map { score in
            "\(score.set): "
                + String(format: "%.2f %%, loss %.4f", score.accuracy * 100, score.loss)
        }
        let files = [target, page] + (model.card.history.isEmpty ? [] : [history])
        return (scores + [files.map(\.relativePath).joined(separator: ", ")])
            .joined(separator: "\n")
    }
}
