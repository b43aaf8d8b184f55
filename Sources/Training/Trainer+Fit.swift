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
            case .forest(var settings):
                settings.classWeights = classWeights ?? settings.classWeights
                return .forest(
                    try DecisionForest.fit(
                        rows.features, labels: rows.labels, classCount: classCount,
                        settings: settings, threadCount: threadCount,
                        generator: { SplitMix64(seed: seed, path: [Stream.tree, UInt64($0)]) },
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

    /// What parts of a fit draw from the seed, so that no two share their numbers; those of
    /// ``BatchFeeder/Stream`` come before.
    private enum Stream {
        static let tree: UInt64 = 4
    }

    /// The features and labels of what is trained on, distorted copies included.
    private func rowsToFit() -> (features: FeatureMatrix, labels: [Int]) {
        let samples = training.withCopies(
            recipe.copyCount, recipe.augmentation, seed: recipe.seed,
            threadCount: recipe.threadCount)
        let features = FeatureMatrix(
            columnCount: preprocessing.featureCount,
            values: preprocessing.features(of: samples.glyphs, threadCount: recipe.threadCount))
        return (features, samples.labels.map(Int.init))
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
        guard other.trainingSets == recipe.trainingSets,
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
