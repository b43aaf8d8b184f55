public import Datasets
import Evaluation
import Files
public import Foundation
public import Recognition
public import Rendering

/// One model from a recipe to its files: trains, measures and writes.
public struct TrainingJob: Sendable {
    public let recipe: Recipe
    /// The model file.
    public let target: URL
    /// A page about the training; none where nobody wants one.
    private let report: URL?
    /// The command line that makes the model again, for its card.
    private let command: String
    /// Whether to go on from the checkpoint.
    private let resumes: Bool

    public init(
        recipe: Recipe, target: URL, command: String, report: URL? = nil, resumes: Bool = false
    ) {
        (self.recipe, self.target, self.report) = (recipe, target, report)
        (self.command, self.resumes) = (command, resumes)
    }

    /// Beside the model.
    public var checkpoint: URL {
        target.deletingPathExtension().appendingPathExtension("checkpoint")
    }
    /// The card, beside the model.
    public var page: URL { target.deletingPathExtension().appendingPathExtension("md") }
    /// The epochs as CSV, beside the model; only what has epochs writes one.
    public var history: URL { target.deletingPathExtension().appendingPathExtension("csv") }

    /// All files that a run may write.
    public var files: [URL] {
        [target, page, history, checkpoint] + (report.map { [$0] } ?? [])
    }

    /// What a run is given.
    public struct Inputs: Sendable {
        /// The recipe's sets, in its order.
        public var data: [LabeledGlyphs]
        /// Measured once, when the model is finished.
        public var test: LabeledGlyphs?
        /// Where digits and letters of typefaces are taken from.
        public var typefaces: [Typeface]
        /// The models that an ensemble is chosen from, in the recipe's order.
        public var candidates: [Model]

        public init(
            data: [LabeledGlyphs], test: LabeledGlyphs? = nil, typefaces: [Typeface] = [],
            candidates: [Model] = []
        ) {
            (self.data, self.test) = (data, test)
            (self.typefaces, self.candidates) = (typefaces, candidates)
        }
    }

    /// Trains to the end and writes everything.
    ///
    /// - Parameters:
    ///   - clock: tells the pace; nothing else depends on it.
    ///   - shouldStop: asked after each step, on the training thread.
    ///   - events: told what happens, on the training thread.
    /// - Returns: the model, or `nil` when the run was interrupted.
    public func run<C: Clock>(
        _ inputs: Inputs, clock: C, shouldStop: @escaping @Sendable () -> Bool = { false },
        events: @escaping @Sendable (TrainingEvent) -> Void = { _ in }
    ) async throws -> Model? where C.Duration == Duration {
        let trainer = try Trainer(
            recipe, data: inputs.data, typefaces: inputs.typefaces, candidates: inputs.candidates)
        let start = resumes ? try Checkpoint(contentsOf: checkpoint) : nil
        let place = checkpoint
        let outcome = try await trainer.run(
            from: start, clock: clock, shouldStop: shouldStop,
            save: { (made) throws(CheckpointError) in try made.write(to: place) },
            events: events)
        guard case .finished(let trained) = outcome else { return nil }
        var model = try trainer.model(of: trained)
        if let test = inputs.test { model = try trainer.measure(model, on: test) }
        try model.write(to: target)
        try write(ModelPage(model, command: command).markdown, to: page)
        if !trained.history.isEmpty { try write(TrainingHistory(trained.history).csv, to: history) }
        if let report {
            let page = TrainingReport(
                model, facts: ModelPage(model, command: command).facts,
                heldOut: try trainer.heldOut(by: model), command: command)
            try write(page.html, to: report)
        }
        try? FileManager.default.removeItem(at: checkpoint)
        return model
    }

    private func write(_ text: String, to file: URL) throws(FileError) {
        try AtomicFile.write(Array(text.utf8), to: file)
    }
}
