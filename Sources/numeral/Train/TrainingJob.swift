import Datasets
import Files
import Foundation
import Recognition
import Training

/// One model of `numeral train`: loads, trains, measures and writes.
struct TrainingJob {
    let recipe: Recipe
    /// The model file.
    let target: URL
    /// The command line that makes the model again, for its card.
    let command: String
    /// Whether to go on from the checkpoint.
    let resumes: Bool

    /// Beside the model.
    var checkpoint: URL { target.deletingPathExtension().appendingPathExtension("checkpoint") }
    /// Beside the model.
    private var page: URL { target.deletingPathExtension().appendingPathExtension("md") }

    /// The models that an ensemble is chosen from.
    private func candidates() throws -> [Model] {
        guard case .ensemble(let settings) = recipe.learner else { return [] }
        return try settings.candidates.map { try Surroundings.library.model($0) }
    }

    /// Trains to the end and writes everything.
    ///
    /// - Returns: the model, or `nil` when the run was interrupted and has left a checkpoint.
    func run(
        source: DataSource, testSet: String?, _ interrupt: InterruptSignal
    ) async throws -> Model? {
        let data = try recipe.trainingSets.map { try source.load($0) }
        let test = try testSet.map { try source.load($0) }
        let trainer = try Trainer(
            recipe, data: data,
            typefaces: Surroundings.typefaces(for: recipe),
            candidates: candidates())
        let start = resumes ? try Checkpoint(contentsOf: checkpoint) : nil
        let display = TrainingDisplay(recipe.name)
        let place = checkpoint
        let outcome = try await trainer.run(
            from: start, clock: ContinuousClock(), shouldStop: { interrupt.isRaised },
            save: { (made) throws(CheckpointError) in try made.write(to: place) },
            events: { display.show($0) })
        display.finish()
        guard case .finished(let trained) = outcome else { return nil }
        var model = try trainer.model(of: trained)
        if let test { model = try trainer.measure(model, on: test) }
        try model.write(to: target)
        let text = ModelPage(model, recipe: recipe, command: command).markdown
        try AtomicFile.write(Array(text.utf8), to: page)
        try? FileManager.default.removeItem(at: checkpoint)
        return model
    }

    /// What was measured of a finished model, and where it lies.
    func summary(of model: Model) -> String {
        let scores = model.card.scores.map { score in
            "\(score.set): "
                + String(format: "%.2f %%, loss %.4f", score.accuracy * 100, score.loss)
        }
        return (scores + ["\(target.relativePath), \(page.relativePath)"])
            .joined(separator: "\n")
    }
}
