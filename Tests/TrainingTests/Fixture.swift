import Classical
import Datasets
import Foundation
import NeuralNet
import Synchronization
import Training

/// The 5,000 digits of Tests/Fixtures, and recipes that learn on some of them in a moment.
enum Fixture {
    static let digits: LabeledGlyphs = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/mnist-5000").standardizedFileURL
        let source = DataSource(DataLocation(folder: folder))
        guard let digits = try? source.load(folder.path) else {
            preconditionFailure("\(folder.path) is part of the repository")
        }
        return digits
    }()

    /// Every n-th digit, so that all classes are there.
    static func some(_ count: Int) -> LabeledGlyphs {
        digits.select(Array(stride(from: 0, to: digits.count, by: digits.count / count)))
    }

    /// What learns from all glyphs at once, in a moment; nothing is held out.
    static var trees: Recipe {
        var settings = ForestSettings()
        settings.treeCount = 2
        var recipe = Recipe(name: "trees", learner: .forest(settings))
        (recipe.validationCount, recipe.threadCount) = (0, 1)
        return recipe
    }

    /// Everything that has state is on: batch norm, dropout, moments, averages, distortions, best.
    static func recipe(epochs: Int = 3) -> Recipe {
        let network = Network(input: [1, 28, 28]) {
            Conv2D(4, kernel: 5, stride: 2)
            BatchNorm()
            ReLU()
            MaxPool2D(2)
            Dropout(0.1)
            Flatten()
            Dense(10)
        }
        var recipe = Recipe(name: "tiny", learner: .network(network))
        (recipe.validationCount, recipe.batchSize, recipe.epochCount) = (40, 16, epochs)
        (recipe.learningRate, recipe.schedule) = (0.01, Schedule.oneCycle())
        (recipe.labelSmoothing, recipe.averagingDecay) = (0.05, 0.9)
        (recipe.keeping, recipe.threadCount) = (Recipe.Keeping.best, 1)
        recipe.augmentation.rotation = 10
        recipe.augmentation.elastic = 1
        recipe.augmentation.recenter = true
        return recipe
    }
}

/// Collects what a run says and saves, from the training thread.
final class Witness: Sendable {
    private let seen = Mutex<(events: [TrainingEvent], checkpoints: [Checkpoint])>(([], []))

    var events: [TrainingEvent] { seen.withLock { $0.events } }
    var checkpoints: [Checkpoint] { seen.withLock { $0.checkpoints } }
    var stepCount: Int {
        events.count { if case .step = $0 { true } else { false } }
    }

    func note(_ event: TrainingEvent) { seen.withLock { $0.events.append(event) } }
    func note(_ checkpoint: Checkpoint) { seen.withLock { $0.checkpoints.append(checkpoint) } }
}

extension Trainer {
    /// Runs to the end, or for some steps.
    func run(
        from checkpoint: Checkpoint? = nil, steps: Int = .max, witness: Witness = Witness()
    ) async throws -> Outcome {
        try await run(
            from: checkpoint, clock: ContinuousClock(),
            shouldStop: { witness.stepCount >= steps }, save: { witness.note($0) },
            events: { witness.note($0) })
    }

    /// Runs to the end.
    func finish(from checkpoint: Checkpoint? = nil) async throws -> TrainingResult {
        guard case .finished(let trained) = try await run(from: checkpoint) else {
            throw UnfinishedRun()
        }
        return trained
    }
}

struct UnfinishedRun: Error {}
