public import Datasets
import Foundation
public import NeuralNet
import NumeralCore

/// Follows a recipe on a data set.
///
/// ```swift
/// let trainer = try Trainer(Recipe(yaml: text), data: MNIST.load(from: folder, part: .train))
/// let outcome = try await trainer.run(clock: ContinuousClock()) { event in … }
/// ```
///
/// The run has a thread of its own, since oneDNN's threads stay with the thread
/// that called them, and another that makes the batches.
public struct Trainer: Sendable {
    public let recipe: Recipe
    /// What is trained on.
    public let training: LabeledGlyphs
    /// What is held out; empty when the recipe holds nothing out.
    public let validation: LabeledGlyphs
    /// The hash of both together, as they were given.
    public let dataHash: String

    /// Divides the data as the recipe says and checks that it can be trained on.
    public init(_ recipe: Recipe, data: LabeledGlyphs) throws(TrainingError) {
        guard data.classes == recipe.classes else {
            throw .otherClasses(
                data: data.classes.map(\.description).joined(),
                recipe: recipe.classes.map(\.description).joined())
        }
        guard data.count - recipe.validationCount >= recipe.batchSize else {
            throw .tooFewSamples(
                count: data.count, validation: recipe.validationCount, batchSize: recipe.batchSize)
        }
        self.recipe = recipe
        let parts = Split.stratified(
            labels: data.labels, takingOut: recipe.validationCount, seed: recipe.splitSeed)
        training = data.select(parts.rest)
        validation = data.select(parts.taken, name: "\(data.name), held out")
        dataHash = data.contentHash
    }

    /// How a run ended.
    public enum Outcome: Sendable {
        case finished(TrainedNetwork)
        /// It was asked to stop; the checkpoint was saved.
        case interrupted
    }

    /// Trains to the end, or until it is asked to stop.
    ///
    /// - Parameters:
    ///   - checkpoint: where to go on; `nil` starts anew.
    ///   - clock: tells the pace; nothing else depends on it.
    ///   - shouldStop: asked after each step, on the training thread.
    ///   - save: given a checkpoint after each epoch and when asked to stop.
    ///   - events: told what happens, on the training thread: be quick.
    public func run<C: Clock>(
        from checkpoint: Checkpoint? = nil, clock: C,
        shouldStop: @escaping @Sendable () -> Bool = { false },
        save: @escaping @Sendable (Checkpoint) throws(CheckpointError) -> Void = { _ in },
        events: @escaping @Sendable (TrainingEvent) -> Void = { _ in }
    ) async throws(TrainingError) -> Outcome where C.Duration == Duration {
        let result = await withCheckedContinuation {
            (continuation: CheckedContinuation<Result<Outcome, TrainingError>, Never>) in
            let thread = Thread {
                continuation.resume(
                    returning: Result { () throws(TrainingError) in
                        let run = try TrainingRun(
                            self, from: checkpoint, clock: clock, save: save, events: events)
                        return try run.train(until: shouldStop)
                    })
            }
            thread.name = "numeral-training"
            thread.stackSize = Self.stackByteCount
            thread.start()
        }
        return try result.get()
    }

    /// What the main thread has on Linux; a new thread would get less.
    private static let stackByteCount = 8 << 20
}

/// What a finished run made.
public struct TrainedNetwork: Hashable, Sendable {
    /// The weights of the kept epoch, averaged where the recipe averages.
    public let weights: Weights
    /// Every epoch that ran.
    public let history: [EpochRecord]
    /// The epoch whose weights these are, from 1.
    public let keptEpoch: Int
    /// Whether the run ended before its last epoch.
    public let isStoppedEarly: Bool
}
