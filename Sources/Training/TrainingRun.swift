import Datasets
import NeuralNet
import NumeralCore
import Recognition

/// One run under way, on the training thread.
final class TrainingRun<C: Clock> where C.Duration == Duration {
    private let trainer: Trainer
    private let recipe: Recipe
    private let network: Network
    private let plan: TrainingPlan
    private let clock: C
    private let save: (Checkpoint) throws(CheckpointError) -> Void
    private let events: (TrainingEvent) -> Void
    private let stepsPerEpoch: Int
    private let validationInputs: [Float]
    private var progress = TrainingProgress()
    private var best: [NamedTensor] = []

    /// Compiles the network and takes up a checkpoint, or fresh weights.
    init(
        _ trainer: Trainer, _ network: Network, from checkpoint: Checkpoint?, clock: C,
        save: @escaping (Checkpoint) throws(CheckpointError) -> Void,
        events: @escaping (TrainingEvent) -> Void
    ) throws(TrainingError) {
        self.trainer = trainer
        recipe = trainer.recipe
        self.network = network
        self.clock = clock
        self.save = save
        self.events = events
        stepsPerEpoch = BatchFeeder.stepsPerEpoch(trainer.training.count, trainer.recipe)
        validationInputs = trainer.preprocessing.features(
            of: trainer.validation.glyphs)
        do {
            plan = try TrainingPlan(
                network, batchCount: recipe.batchSize,
                loss: SoftmaxCrossEntropy(
                    labelSmoothing: recipe.labelSmoothing,
                    classWeights: trainer.classWeights?.map { Float($0) }),
                optimizer: recipe.optimizer, threadCount: recipe.threadCount,
                averagingDecay: recipe.averagingDecay, precision: recipe.precision)
            guard let checkpoint else {
                let weights: Weights
                do {
                    weights = try Weights(initializing: network, seed: recipe.seed)
                } catch { throw PlanError.network(error) }
                try plan.setWeights(weights)
                return
            }
            do {
                try checkpoint.validated(recipe: recipe, dataHash: trainer.dataHash)
            } catch { throw TrainingError.checkpoint(error) }
            try plan.restore(
                weights: Weights(tensors: checkpoint.weights), state: checkpoint.optimizer,
                stepCount: checkpoint.stepCount)
            progress = checkpoint.progress
            best = checkpoint.best
        } catch let error as PlanError {
            throw .plan(error)
        } catch let error as TrainingError {
            throw error
        } catch { preconditionFailure("only plans and checkpoints fail here: \(error)") }
    }

    /// Steps through the epochs that are left.
    func train(until shouldStop: () -> Bool) throws(TrainingError) -> Trainer.Outcome {
        announce()
        let feeder = BatchFeeder(
            recipe: recipe, data: trainer.training, preprocessing: trainer.preprocessing)
        defer { feeder.stop() }
        feeder.start(epoch: progress.epoch, step: progress.stepInEpoch)
        let start = clock.now
        var doneCount = 0
        while progress.epoch < recipe.epochCount && !progress.isStoppedEarly {
            while progress.stepInEpoch < stepsPerEpoch {
                let rate = try step(feeder, batch: doneCount)
                doneCount += 1
                report(rate, doneCount: doneCount, elapsed: start.duration(to: clock.now))
                if shouldStop() {
                    try saveCheckpoint()
                    return .interrupted
                }
            }
            try finishEpoch()
            try saveCheckpoint()
        }
        return .finished(try result())
    }

    /// The step's place in the whole run, from 0.
    private var stepIndex: Int { progress.epoch * stepsPerEpoch + progress.stepInEpoch }

    private func rate(ofStep index: Int) -> Float {
        recipe.schedule.rate(
            base: recipe.learningRate, step: index, stepCount: recipe.epochCount * stepsPerEpoch)
    }

    /// One batch; returns the learning rate it was given.
    private func step(_ feeder: BatchFeeder, batch index: Int) throws(TrainingError) -> Float {
        let rate = rate(ofStep: stepIndex)
        feeder.withBatch(index) { batch in
            _ = plan.inputs.update(fromContentsOf: batch.inputs)
            _ = plan.labels.update(fromContentsOf: batch.labels)
        }
        var generator = SplitMix64(
            seed: recipe.seed, path: [SeedStream.dropout.rawValue, UInt64(stepIndex)])
        let result: TrainingPlan.StepResult
        do {
            result = try plan.step(learningRate: rate, dropoutSeed: generator.next())
        } catch { throw .plan(error) }
        progress.stepInEpoch += 1
        guard result.loss.isFinite else {
            throw .diverged(epoch: progress.epoch + 1, step: progress.stepInEpoch)
        }
        progress.lossSum += result.loss * Double(recipe.batchSize)
        progress.correctCount += result.correctCount
        return rate
    }

    /// Validates, notes what the epoch came to and decides whether to go on.
    private func finishEpoch() throws(TrainingError) {
        let sampleCount = Double(stepsPerEpoch * recipe.batchSize)
        let weights = try currentWeights()
        let record = EpochRecord(
            number: progress.epoch + 1,
            training: .init(
                loss: progress.lossSum / sampleCount,
                accuracy: Double(progress.correctCount) / sampleCount),
            validation: try validate(weights), learningRate: rate(ofStep: stepIndex - 1))
        progress.history.append(record)
        (progress.epoch, progress.stepInEpoch) = (progress.epoch + 1, 0)
        (progress.lossSum, progress.correctCount) = (0, 0)
        if recipe.keeping == .best && progress.bestEpoch == record { best = weights.tensors }
        events(.epoch(record))
        let staleCount = progress.staleEpochCount
        if let patience = recipe.patience, staleCount >= patience,
            progress.epoch < recipe.epochCount
        {
            progress.isStoppedEarly = true
            events(.stoppedEarly(staleEpochCount: staleCount))
        }
    }

    /// What would be saved now: the average where there is one.
    private func currentWeights() throws(TrainingError) -> Weights {
        do {
            if let averaged = try plan.averagedWeights() { return averaged }
            return try plan.weights()
        } catch { throw .plan(error) }
    }

    private func validate(_ weights: Weights) throws(TrainingError) -> EpochRecord.Scores? {
        guard trainer.validation.count > 0 else { return nil }
        do {
            let plan = try InferencePlan(
                network, weights: weights,
                batchCount: TrainingRunLimits.validationBatchCount,
                threadCount: recipe.threadCount)
            return EpochRecord.Scores(
                scores: try plan.scores(validationInputs), labels: trainer.validation.labels,
                classCount: recipe.classes.count)
        } catch { throw .plan(error) }
    }

    private func result() throws(TrainingError) -> TrainingResult {
        let isBest = recipe.keeping == .best && !best.isEmpty
        let kept = isBest ? Weights(tensors: best) : try currentWeights()
        let ordered: Weights
        do { ordered = try kept.validated(for: network) } catch {
            throw .plan(.weights(error))
        }
        return TrainingResult(
            predictor: .network(network, ordered),
            history: progress.history,
            keptEpoch: isBest ? progress.bestEpoch?.number ?? progress.epoch : progress.epoch,
            isStoppedEarly: progress.isStoppedEarly)
    }

    private func saveCheckpoint() throws(TrainingError) {
        do {
            let checkpoint = Checkpoint(
                recipe: recipe.yaml, dataHash: trainer.dataHash, progress: progress,
                weights: try plan.weights().tensors, optimizer: try plan.optimizerState(),
                best: best, stepCount: plan.stepCount)
            try save(checkpoint)
        } catch let error as PlanError {
            throw .plan(error)
        } catch let error as CheckpointError {
            throw .checkpoint(error)
        } catch { preconditionFailure("only plans and checkpoints fail here: \(error)") }
    }

    private func announce() {
        events(
            .started(
                .init(
                    trainingCount: trainer.training.count,
                    validationCount: trainer.validation.count,
                    parameterCount: (try? network.parameters().reduce(0) { $0 + $1.count })
                        ?? 0,
                    epochCount: recipe.epochCount, stepsPerEpoch: stepsPerEpoch,
                    epoch: progress.epoch, step: progress.stepInEpoch,
                    operationsPerStep: plan.floatingPointOperationsPerStep)))
    }

    private func report(_ rate: Float, doneCount: Int, elapsed: Duration) {
        let seenCount = Double(progress.stepInEpoch * recipe.batchSize)
        let secondsPerStep = elapsed / .seconds(1) / Double(doneCount)
        let leftCount = recipe.epochCount * stepsPerEpoch - stepIndex
        events(
            .step(
                .init(
                    epoch: progress.epoch + 1, epochCount: recipe.epochCount,
                    step: progress.stepInEpoch, stepsPerEpoch: stepsPerEpoch,
                    loss: progress.lossSum / seenCount,
                    accuracy: Double(progress.correctCount) / seenCount, learningRate: rate,
                    samplesPerSecond: secondsPerStep > 0
                        ? Double(recipe.batchSize) / secondsPerStep : 0,
                    secondsLeft: secondsPerStep * Double(leftCount))))
    }
}

/// What a generic type cannot hold.
enum TrainingRunLimits {
    /// Samples at a time in validation; more gains no speed.
    static let validationBatchCount = 50
}
