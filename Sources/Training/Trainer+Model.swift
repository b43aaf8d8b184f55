public import Datasets
import NeuralNet
public import Recognition

extension Trainer {
    /// Makes the model of a finished run, calibrated and measured on the held-out part.
    ///
    /// Without held-out glyphs the scores are neither calibrated nor measured:
    /// what was trained on can tell nothing about either.
    public func model(of trained: TrainedNetwork) throws(TrainingError) -> Model {
        var card = ModelCard(
            name: recipe.name, recipe: recipe.yaml, seed: recipe.seed,
            dataHashes: [recipe.trainingSet: dataHash])
        card.history = trained.history.map { record in
            ModelCard.Epoch(
                trainingLoss: record.training.loss, trainingAccuracy: record.training.accuracy,
                validationLoss: record.validation?.loss,
                validationAccuracy: record.validation?.accuracy)
        }
        do {
            var model = try Model(
                network: recipe.network, weights: trained.weights, classes: recipe.classes,
                inputScaling: recipe.inputScaling, card: card)
            guard validation.count > 0 else { return model }
            let scores = try rawScores(of: trained.weights, on: validation)
            model.calibration = Calibration(
                fitting: scores, labels: validation.labels.map(Int.init),
                classCount: recipe.classes.count)
            model.card.scores = [
                Self.score(scores, model.calibration, validation)
            ]
            return model
        } catch let error as ModelError {
            throw .model(error)
        } catch let error as PlanError {
            throw .plan(error)
        } catch { preconditionFailure("only models and plans fail here: \(error)") }
    }

    /// Measures a finished model on a set that had no part in making it, and notes it in the card.
    public func measure(_ model: Model, on set: LabeledGlyphs) throws(TrainingError) -> Model {
        var measured = model
        do {
            let scores = try rawScores(of: model.weights, on: set)
            measured.card.scores.append(Self.score(scores, model.calibration, set))
        } catch { throw .plan(error) }
        measured.card.dataHashes[set.name] = set.contentHash
        return measured
    }

    private func rawScores(
        of weights: Weights, on set: LabeledGlyphs
    ) throws(PlanError) -> [Float] {
        let plan = try InferencePlan(
            recipe.network, weights: weights, batchCount: TrainingRunLimits.validationBatchCount)
        return try plan.scores(recipe.inputs(of: set))
    }

    private static func score(
        _ scores: [Float], _ calibration: Calibration, _ set: LabeledGlyphs
    ) -> ModelCard.Score {
        let scaled = scores.map { $0 / calibration.temperature }
        let result = EpochRecord.Scores(scores: scaled, labels: set.labels)
        return ModelCard.Score(
            set: set.name, count: set.count, accuracy: result.accuracy, loss: result.loss)
    }
}
