import Classical
public import Datasets
import Foundation
import NumeralCore
public import Recognition
public import Rendering

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
    /// The recipe's, fitted to what is trained on.
    public let preprocessing: Preprocessing
    /// What is trained on.
    public let training: TrainingSamples
    /// How many glyphs of each class were trained on before and after the recipe's resampling; what
    /// is rendered comes after both.
    public let resampled: ClassCounts?
    /// What is held out of each data set, in their order; empty when the recipe holds nothing out.
    public let validationParts: [LabeledGlyphs]
    /// All that is held out.
    public let validation: LabeledGlyphs
    /// Pictures of no digit that are held out: `count × 784` bytes of ink.
    public let otherValidation: [UInt8]
    /// The finished models that an ensemble is chosen from, in the recipe's order.
    let candidates: [Model]
    /// The hash of each data set as it was given, and of what was rendered.
    public let dataHashes: [String: String]

    /// What the name of a set's held-out part ends in.
    static let heldOutEnding = ", held out"

    /// Divides the data as the recipe says, renders what it asks for, and checks that it can be
    /// trained on.
    ///
    /// - Parameters:
    ///   - data: the recipe's sets, in its order.
    ///   - typefaces: where digits and letters of typefaces are taken from.
    ///   - candidates: the models that an ensemble names, in the recipe's order.
    public init(
        _ recipe: Recipe, data: [LabeledGlyphs], typefaces: [Typeface] = [],
        candidates: [Model] = []
    ) throws(TrainingError) {
        precondition(!data.isEmpty)
        let sets = try Self.labeled(
            recipe.leavesOutWrongLabels ? data.map(\.withoutWrongLabels) : data, by: recipe)
        let count = sets.reduce(0) { $0 + $1.count }
        // What learns from all glyphs at once needs one at least.
        let batchSize = recipe.network == nil ? 1 : recipe.batchSize
        guard count - recipe.validationCount >= batchSize else {
            throw .tooFewSamples(
                count: count, validation: recipe.validationCount, batchSize: batchSize)
        }
        self.recipe = recipe
        self.candidates = candidates
        var training = TrainingSamples()
        var parts: [LabeledGlyphs] = []
        var hashes: [String: String] = [:]
        var (seenCount, takenCount) = (0, 0)
        for (set, given) in zip(sets, data) {
            // Each set gives its share; rounding is made up for by the next.
            seenCount += set.count
            let taken = recipe.validationCount * seenCount / count - takenCount
            takenCount += taken
            let split = Split.stratified(
                labels: set.labels, takingOut: taken, seed: recipe.splitSeed)
            let rest = Self.limited(
                set.select(split.rest), by: recipe, share: Double(set.count) / Double(count))
            training.append(glyphs: rest.glyphs, labels: rest.labels)
            if taken > 0 {
                parts.append(set.select(split.taken, name: set.name + Self.heldOutEnding))
            }
            hashes[set.name] = given.contentHash
        }
        validationParts = parts
        validation = LabeledGlyphs(
            name: parts.count == 1 ? parts[0].name : "all sets" + Self.heldOutEnding,
            glyphs: parts.flatMap(\.glyphs), labels: parts.flatMap(\.labels),
            classes: recipe.classes)
        (training, resampled) = try Self.resampled(training, by: recipe)
        let rendered = try RenderedSamples(
            recipe, training: training, validation: validation, typefaces: typefaces)
        training.append(glyphs: rendered.training.glyphs, labels: rendered.training.labels)
        otherValidation = rendered.otherValidation
        if rendered.training.count > 0 { hashes["rendered"] = rendered.hash }
        guard training.count >= batchSize else {
            throw .tooFewSamples(
                count: training.count + recipe.validationCount,
                validation: recipe.validationCount, batchSize: batchSize)
        }
        self.training = training
        preprocessing = recipe.preprocessing.fitted(
            to: training.glyphs, threadCount: recipe.threadCount)
        dataHashes = hashes
    }

    /// The part of a set that is trained on, where the recipe limits how many are.
    private static func limited(
        _ set: LabeledGlyphs, by recipe: Recipe, share: Double
    ) -> LabeledGlyphs {
        guard let limit = recipe.trainingCount else { return set }
        let count = min(set.count, Int((Double(limit) * share).rounded()))
        return set.select(
            Split.stratified(labels: set.labels, takingOut: count, seed: recipe.splitSeed).taken)
    }

    /// The sets with labels by the recipe's classes; all together have all of these and no other.
    private static func labeled(
        _ sets: [LabeledGlyphs], by recipe: Recipe
    ) throws(TrainingError) -> [LabeledGlyphs] {
        let given = Symbol.allCases.filter { symbol in
            sets.contains { $0.classes.contains(symbol) }
        }
        let labeled = sets.compactMap { $0.labeled(by: recipe.classes) }
        guard labeled.count == sets.count, Set(given).isSuperset(of: recipe.classes) else {
            throw .otherClasses(
                data: given.map(\.description).joined(),
                recipe: recipe.classes.map(\.description).joined())
        }
        return labeled
    }

    /// What is trained on, its classes made more equal where the recipe asks for it.
    private static func resampled(
        _ training: TrainingSamples, by recipe: Recipe
    ) throws(TrainingError) -> (TrainingSamples, ClassCounts?) {
        guard let resampling = recipe.resampling else { return (training, nil) }
        let given = LabeledGlyphs(
            name: "training", glyphs: training.glyphs, labels: training.labels,
            classes: recipe.classes)
        do {
            let made = try given.resampled(
                resampling, seed: recipe.splitSeed, threadCount: recipe.threadCount)
            var samples = TrainingSamples()
            samples.append(glyphs: made.glyphs, labels: made.labels)
            let counts = ClassCounts(
                classes: recipe.classes, before: given.countPerClass, after: made.countPerClass)
            return (samples, counts)
        } catch { throw .classical(error) }
    }

    /// How much a sample of each score's class weighs, or `nil` where all weigh the same.
    ///
    /// What is none of the classes weighs 1: there is as much of it as the recipe renders.
    var classWeights: [Double]? {
        guard recipe.classWeighting == .balanced else { return nil }
        var counts = [Int](repeating: 0, count: recipe.outputCount)
        for label in training.labels { counts[Int(label)] += 1 }
        let weights = ClassWeights.balanced(counts: Array(counts.prefix(recipe.classes.count)))
        return weights + Array(repeating: 1, count: recipe.outputCount - recipe.classes.count)
    }

    /// One hash of all data.
    var dataHash: String {
        checksum(of: dataHashes.sorted { $0.key < $1.key }.flatMap { Array("\($0)=\($1);".utf8) })
    }

    /// How a run ended.
    public enum Outcome: Sendable {
        case finished(TrainingResult)
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
                if let resampled { events(.resampled(resampled)) }
                continuation.resume(
                    returning: Result { () throws(TrainingError) in
                        guard let network = recipe.network else {
                            return try fit(events: events, shouldStop: shouldStop)
                        }
                        let run = try TrainingRun(
                            self, network, from: checkpoint, clock: clock, save: save,
                            events: events)
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
public struct TrainingResult: Hashable, Sendable {
    /// What was learned; of a network the weights of the kept epoch, averaged where it averages.
    public let predictor: Predictor
    /// Every epoch that ran; empty for what learns from all glyphs at once.
    public let history: [EpochRecord]
    /// The epoch whose weights these are, from 1.
    public let keptEpoch: Int
    /// Whether the run ended before its last epoch.
    public let isStoppedEarly: Bool
}
