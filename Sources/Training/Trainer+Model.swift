public import Datasets
import Evaluation
import NeuralNet
public import Recognition

extension Trainer {
    /// Makes the model of a finished run, calibrated and measured on the held-out part.
    ///
    /// Without held-out glyphs the scores are neither calibrated nor measured:
    /// what was trained on can tell nothing about either.
    public func model(of trained: TrainedNetwork) throws(TrainingError) -> Model {
        var card = ModelCard(
            name: recipe.name, recipe: recipe.yaml, seed: recipe.seed, dataHashes: dataHashes)
        card.history = trained.history.map { record in
            ModelCard.Epoch(
                trainingLoss: record.training.loss, trainingAccuracy: record.training.accuracy,
                validationLoss: record.validation?.loss,
                validationAccuracy: record.validation?.accuracy)
        }
        do {
            var rejection: Rejection?
            var scores: [Float] = []
            if validation.count > 0 {
                scores = try rawScores(of: trained.weights, on: validation.glyphs)
            }
            if !otherValidation.isEmpty {
                let others = try rawScores(of: trained.weights, on: otherValidation)
                rejection = Rejection(digits: logOdds(scores), others: logOdds(others))
            }
            var model = try Model(
                network: recipe.network, weights: trained.weights, classes: recipe.classes,
                flattening: recipe.flattening, inputScaling: recipe.inputScaling,
                rejection: rejection, card: card)
            guard validation.count > 0 else { return model }
            model.calibration = Calibration(
                fitting: rows(scores).flatMap { $0.prefix(recipe.classes.count) },
                labels: validation.labels.map(Int.init), classCount: recipe.classes.count)
            var rest = scores[...]
            for part in validationParts {
                let answers = try ModelEvaluation(
                    model, on: part, scores: rest.prefix(part.count * model.scoreCount))
                rest = rest.dropFirst(part.count * model.scoreCount)
                model.card.scores.append(ModelCard.Score(answers))
                // Promises are made for writing like the first set's: others have wrong labels that
                // no reader could follow (one in 500 of bhmsds), and would spoil the promise for
                // all.
                if model.riskCurve == nil {
                    model.riskCurve = RiskCurve(
                        answers.predictions, truths: answers.truths, by: model)
                }
            }
            return model
        } catch let error as ModelError {
            throw .model(error)
        } catch let error as PlanError {
            throw .plan(error)
        } catch { preconditionFailure("what was trained on is known: \(error)") }
    }

    /// Measures a finished model on a set that had no part in making it, and notes it in the card.
    public func measure(_ model: Model, on set: LabeledGlyphs) throws(TrainingError) -> Model {
        var measured = model
        do {
            let scores = try rawScores(of: model.weights, on: set.glyphs)
            measured.card.scores.append(
                ModelCard.Score(try ModelEvaluation(model, on: set, scores: scores)))
        } catch let error as PlanError {
            throw .plan(error)
        } catch let error as EvaluationError {
            throw .evaluation(error)
        } catch { preconditionFailure("only plans and evaluations fail here: \(error)") }
        measured.card.dataHashes[set.name] = set.contentHash
        return measured
    }

    private func rawScores(of weights: Weights, on glyphs: [UInt8]) throws(PlanError) -> [Float] {
        let plan = try InferencePlan(
            recipe.network, weights: weights, batchCount: TrainingRunLimits.validationBatchCount)
        return try plan.scores(recipe.inputs(of: glyphs))
    }

    /// The scores of each glyph.
    private func rows(_ scores: [Float]) -> [ArraySlice<Float>] {
        stride(from: 0, to: scores.count, by: recipe.outputCount).map {
            scores[$0..<$0 + recipe.outputCount]
        }
    }

    private func logOdds(_ scores: [Float]) -> [Double] { rows(scores).map(Rejection.logOdds) }
}

extension ModelCard.Score {
    /// The accuracy counts the best class, given as an answer or not.
    init(_ evaluation: ModelEvaluation) {
        let metrics = evaluation.metrics
        self.init(
            set: evaluation.set.name, count: metrics.count, accuracy: metrics.accuracy.value,
            loss: metrics.loss)
    }
}
