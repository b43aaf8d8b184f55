import Classical
import Datasets
import NumeralCore
import Recognition

extension Trainer {
    /// Makes what learns from all glyphs at once.
    func fit(
        events: @escaping @Sendable (TrainingEvent) -> Void,
        shouldStop: @escaping @Sendable () -> Bool
    ) throws(TrainingError) -> Outcome {
        let predictor: Predictor
        do {
            predictor = try fitted(events: { events(.fitting($0)) }, shouldStop: shouldStop)
        } catch let error {
            guard case .classical(.stopped) = error else { throw error }
            return .interrupted
        }
        return .finished(
            TrainingResult(
                predictor: predictor, history: [], keptEpoch: 0, isStoppedEarly: false))
    }

    private func fitted(
        events: @escaping @Sendable (FitProgress) -> Void,
        shouldStop: @escaping @Sendable () -> Bool
    ) throws(TrainingError) -> Predictor {
        if case .ensemble(let settings) = recipe.learner {
            return .ensemble(try ensemble(settings))
        }
        let (rows, seed) = (rowsToFit(), recipe.seed)
        let (classCount, threadCount) = (recipe.classes.count, recipe.threadCount)
        do throws(ClassicalError) {
            switch recipe.learner {
            case .network, .ensemble: preconditionFailure("not learned from rows")
            case .svm(let settings):
                return .svm(try machine(settings, rows, events, shouldStop))
            case .linear(let settings):
                var generator = SplitMix64(seed: seed, path: [SeedStream.linear.rawValue])
                return .linear(
                    try LinearMachine.fit(
                        rows.features, labels: rows.labels, classCount: classCount,
                        settings: settings, using: &generator, threadCount: threadCount,
                        progress: events, shouldStop: shouldStop))
            case .forest(var settings):
                settings.classWeights = classWeights ?? settings.classWeights
                return .forest(
                    try DecisionForest.fit(
                        rows.features, labels: rows.labels, classCount: classCount,
                        settings: settings, threadCount: threadCount,
                        generator: {
                            SplitMix64(seed: seed, path: [SeedStream.tree.rawValue, UInt64($0)])
                        },
                        progress: events, shouldStop: shouldStop
                    ).forest)
            case .neighbors(let settings):
                return .neighbors(
                    try NearestNeighbors.fit(
                        rows.features, labels: rows.labels, classCount: classCount,
                        settings: settings))
            }
        } catch { throw .classical(error) }
    }

    /// What a fit learns from.
    private struct Rows {
        let samples: TrainingSamples
        let features: FeatureMatrix
        let labels: [Int]
    }

    /// What is trained on, distorted copies included.
    private func rowsToFit() -> Rows {
        rows(
            of: training.withCopies(
                recipe.copyCount, recipe.augmentation, seed: recipe.seed,
                threadCount: recipe.threadCount))
    }

    private func rows(of samples: TrainingSamples) -> Rows {
        Rows(
            samples: samples,
            features: FeatureMatrix(
                columnCount: preprocessing.featureCount,
                values: preprocessing.features(
                    of: samples.glyphs, threadCount: recipe.threadCount)),
            labels: samples.labels.map(Int.init))
    }

    /// A kernel machine, with probabilities where digits are held out to fit them to.
    private func machine(
        _ settings: SupportVectorSettings, _ rows: Rows,
        _ events: @escaping @Sendable (FitProgress) -> Void,
        _ shouldStop: @escaping @Sendable () -> Bool
    ) throws(ClassicalError) -> SupportVectorMachine {
        var solver = settings.solver
        solver.classWeights = classWeights ?? []
        func fit(_ rows: Rows) throws(ClassicalError) -> SupportVectorFit {
            try SupportVectorMachine.fit(
                rows.features, labels: rows.labels, classCount: recipe.classes.count,
                settings: solver, threadCount: recipe.threadCount, progress: events,
                shouldStop: shouldStop)
        }
        var found = try fit(rows)
        if settings.jitter > 0 {
            // The moved samples are wider apart; the kernel stays that of the first fit.
            solver.gamma = found.machine.kernel.gamma
            found = try fit(
                self.rows(of: rows.samples.moved(found.supportRows, by: settings.jitter)))
        }
        guard validation.count > 0 else { return found.machine }
        let held = FeatureMatrix(
            columnCount: preprocessing.featureCount,
            values: preprocessing.features(
                of: validation.glyphs, threadCount: recipe.threadCount))
        return try found.machine.fittingSigmoids(
            to: held, labels: validation.labels.map(Int.init), threadCount: recipe.threadCount)
    }

    private func ensemble(_ settings: EnsembleSettings) throws(TrainingError) -> Ensemble {
        for (name, model) in zip(settings.candidates, candidates) {
            try check(model, named: name)
        }
        let selection = try EnsembleSelection(
            candidates, on: validation, threadCount: recipe.threadCount)
        let members = selection.members(countMax: settings.memberCountMax)
        do { return try Ensemble(members.map { candidates[$0] }) } catch { throw .model(error) }
    }

    /// Refuses a candidate that was trained on what is held out here.
    private func check(_ model: Model, named name: String) throws(TrainingError) {
        guard let other = try? Recipe(yaml: model.card.recipe) else {
            throw .candidate(name: name, reason: "does not say how it was trained: leave it out")
        }
        guard other.trainingSets == recipe.portable.trainingSets,
            other.validationCount == recipe.validationCount, other.splitSeed == recipe.splitSeed,
            other.leavesOutWrongLabels == recipe.leavesOutWrongLabels
        else {
            throw .candidate(
                name: name,
                reason: "was not trained on the digits that this recipe trains on: give both the "
                    + "same train, validation, splitSeed and leavesOutWrongLabels in data")
        }
        guard model.classes == recipe.classes else {
            throw .candidate(name: name, reason: "knows other classes than the recipe")
        }
    }
}
