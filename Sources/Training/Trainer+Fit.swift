import Datasets
import Recognition

extension Trainer {
    /// Makes what learns from all glyphs at once.
    func fit(
        events: @escaping @Sendable (TrainingEvent) -> Void, shouldStop: () -> Bool
    ) throws(TrainingError) -> Outcome {
        let predictor: Predictor
        switch recipe.learner {
        case .network: preconditionFailure("a network is trained in steps")
        case .ensemble(let settings): predictor = .ensemble(try ensemble(settings))
        }
        if shouldStop() { return .interrupted }
        return .finished(
            TrainingResult(
                predictor: predictor, history: [], keptEpoch: 0, isStoppedEarly: false))
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
