public import Datasets
public import NumeralCore
public import Recognition

/// A model's answers to a data set, and how good they are.
public struct ModelEvaluation: Sendable {
    public let modelName: String
    public let set: LabeledGlyphs
    /// What each glyph of the set shows.
    public let truths: [Symbol]
    /// What the model says of each glyph, rejected or not.
    public let predictions: [Prediction]
    /// How many glyphs the model takes for none of its classes.
    public let rejectedCount: Int
    /// Of the most probable class of each glyph, given as an answer or not.
    public let metrics: Metrics
    /// What was read wrong, in the order of the set.
    public let misreads: [Misread]

    /// Reads every glyph of a set, by the classifier that the server and `read` use.
    ///
    /// - Parameter threadCount: how many parts of the set are read at a time. It changes nothing
    ///   but the time.
    public init(
        _ classifier: GlyphClassifier, on set: LabeledGlyphs, threadCount: Int = 1
    ) throws(EvaluationError) {
        try Self.check(set, for: classifier.model)
        let scores: [Float]
        do { scores = try classifier.scores(of: set.glyphs, threadCount: threadCount) } catch {
            throw .classifier(error)
        }
        try self.init(classifier.model, on: set, scores: scores)
    }

    /// Takes scores that are known, ``Model/scoreCount`` for each glyph of the set.
    package init(
        _ model: Model, on set: LabeledGlyphs, scores: some Collection<Float>
    ) throws(EvaluationError) {
        try Self.check(set, for: model)
        let scores = Array(scores)
        precondition(scores.count == set.count * model.scoreCount)
        let truths = set.symbols
        let predictions = model.predictions(of: scores)
        modelName = model.card.name
        self.set = set
        (self.truths, self.predictions) = (truths, predictions)
        rejectedCount = predictions.count(where: model.rejects)
        metrics = Metrics(
            classes: model.classes, labels: truths.compactMap(model.classes.firstIndex),
            probabilities: predictions.flatMap { prediction in
                model.classes.map(prediction.probability)
            })
        misreads = truths.indices.compactMap { index in
            let answer = predictions[index].best
            guard answer.symbol != truths[index] else { return nil }
            return Misread(
                index: index, truth: truths[index], prediction: answer.symbol,
                probability: answer.probability)
        }
    }

    private static func check(
        _ set: LabeledGlyphs, for model: Model
    ) throws(EvaluationError) {
        guard set.count > 0 else { throw .emptySet(name: set.name) }
        let unknown = set.labels.first { !model.classes.contains(set.classes[Int($0)]) }
        guard let unknown else { return }
        throw .unknownSymbol(set.classes[Int(unknown)].description, set: set.name)
    }
}
