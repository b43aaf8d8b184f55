public import Datasets
public import Evaluation
public import Recognition

extension Trainer {
    /// Makes the model of a finished run, calibrated and measured on the held-out part.
    ///
    /// Without held-out glyphs the scores are neither calibrated nor measured:
    /// what was trained on can tell nothing about either.
    public func model(of trained: TrainingResult) throws(TrainingError) -> Model {
        let names = PortableName.each(of: dataHashes.keys)
        let hashes = dataHashes.map { (names[$0.key] ?? $0.key, $0.value) }
        var card = ModelCard(
            name: recipe.name, recipe: recipe.portable.yaml, seed: recipe.seed,
            dataHashes: Dictionary(uniqueKeysWithValues: hashes))
        card.history = trained.history.map { record in
            ModelCard.Epoch(
                trainingLoss: record.training.loss, trainingAccuracy: record.training.accuracy,
                validationLoss: record.validation?.loss,
                validationAccuracy: record.validation?.accuracy)
        }
        do {
            var model = try Model(
                trained.predictor, classes: recipe.classes, preprocessing: preprocessing,
                rejection: hasRejection(trained.predictor) ? .identity : nil, card: card)
            guard validation.count > 0 else { return model }
            let scores = try rawScores(of: model, on: validation.glyphs)
            if model.rejection != nil {
                let digits = logOdds(scores, model.scoreCount)
                let others = try rawScores(of: model, on: otherValidation)
                model.rejection =
                    others.isEmpty
                    ? Rejection(passing: digits)
                    : Rejection(digits: digits, others: logOdds(others, model.scoreCount))
            }
            model.calibration = Calibration(
                fitting: rows(scores, model.scoreCount).flatMap {
                    $0.prefix(recipe.classes.count)
                },
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
        } catch let error as ClassifierError {
            throw .classifier(error)
        } catch { preconditionFailure("what was trained on is known: \(error)") }
    }

    /// Whether there is a score for what is none of the classes.
    private func hasRejection(_ predictor: Predictor) -> Bool {
        switch predictor {
        case .network: recipe.rendered.nonDigitCount > 0
        case .ensemble(let ensemble): ensemble.hasRejection
        case .svm, .linear, .forest, .neighbors: false
        }
    }

    /// Measures a finished model on a set that had no part in making it, and notes it in the card.
    public func measure(_ model: Model, on set: LabeledGlyphs) throws(TrainingError) -> Model {
        var measured = model
        do {
            let scores = try rawScores(of: model, on: set.glyphs)
            measured.card.scores.append(
                ModelCard.Score(try ModelEvaluation(model, on: set, scores: scores)))
        } catch let error as ClassifierError {
            throw .classifier(error)
        } catch let error as EvaluationError {
            throw .evaluation(error)
        } catch { preconditionFailure("only answers and evaluations fail here: \(error)") }
        let hash = set.contentHash
        let name = PortableName.of(set.name) { name in
            measured.card.dataHashes[name].map { $0 != hash } ?? false
        }
        measured.card.dataHashes[name] = hash
        return measured
    }

    /// A finished model's answers to all that was held out; `nil` where nothing was.
    public func heldOut(by model: Model) throws(TrainingError) -> ModelEvaluation? {
        guard validation.count > 0 else { return nil }
        let scores: [Float]
        do throws(ClassifierError) {
            scores = try rawScores(of: model, on: validation.glyphs)
        } catch { throw .classifier(error) }
        do { return try ModelEvaluation(model, on: validation, scores: scores) } catch {
            throw .evaluation(error)
        }
    }

    private func rawScores(
        of model: Model, on glyphs: [UInt8]
    ) throws(ClassifierError) -> [Float] {
        try GlyphClassifier(model).scores(of: glyphs, threadCount: recipe.threadCount)
    }

    /// The scores of each glyph.
    private func rows(_ scores: [Float], _ scoreCount: Int) -> [ArraySlice<Float>] {
        stride(from: 0, to: scores.count, by: scoreCount).map { scores[$0..<$0 + scoreCount] }
    }

    private func logOdds(_ scores: [Float], _ scoreCount: Int) -> [Double] {
        rows(scores, scoreCount).map(Rejection.logOdds)
    }
}

extension ModelCard.Score {
    /// The accuracy counts the best class, given as an answer or not.
    init(_ evaluation: ModelEvaluation) {
        let metrics = evaluation.metrics
        self.init(
            set: PortableName.of(evaluation.set.name), count: metrics.count,
            accuracy: metrics.accuracy.value, loss: metrics.loss)
    }
}
