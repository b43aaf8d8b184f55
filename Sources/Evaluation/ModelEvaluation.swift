public import Datasets
internal import NumeralCore
public import Recognition

/// A model's answers to a data set, and how good they are.
public struct ModelEvaluation: Sendable {
    public let modelName: String
    public let set: LabeledGlyphs
    /// `[glyph, class]` in the order of the model's classes; a row lacks of 1 what the model
    /// gives to none of them.
    public let probabilities: [Float]
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
        let model = classifier.model
        guard set.count > 0 else { throw .emptySet(name: set.name) }
        let places = set.classes.map { model.classes.firstIndex(of: $0) }
        let labels = set.labels.map { places[Int($0)] }
        if let index = labels.firstIndex(of: nil) {
            throw .unknownSymbol(set.classes[Int(set.labels[index])].description, set: set.name)
        }
        let scores = try Self.scores(classifier, set, threadCount: threadCount)
        let classCount = model.classes.count
        let scoreCount = classifier.scoreCount
        let probabilities = (0..<set.count).flatMap { index in
            model.probabilities(scores[index * scoreCount..<(index + 1) * scoreCount]).classes
        }
        let truths = labels.compactMap(\.self)
        modelName = model.card.name
        self.set = set
        self.probabilities = probabilities
        metrics = Metrics(classes: model.classes, labels: truths, probabilities: probabilities)
        misreads = truths.indices.compactMap { index in
            let row = probabilities[index * classCount..<(index + 1) * classCount]
            let answer = row.indices.reduce(row.startIndex) { row[$1] > row[$0] ? $1 : $0 }
            guard answer - row.startIndex != truths[index] else { return nil }
            return Misread(
                index: index, truth: model.classes[truths[index]],
                prediction: model.classes[answer - row.startIndex], probability: row[answer])
        }
    }

    /// Glyphs that one call takes: enough to make the call cheap, few enough to share out.
    private static let chunkCount = 200

    private static func scores(
        _ classifier: GlyphClassifier, _ set: LabeledGlyphs, threadCount: Int
    ) throws(EvaluationError) -> [Float] {
        let parts = stride(from: 0, to: set.count, by: chunkCount).map { start in
            start * Glyph.pixelCount..<min(set.count, start + chunkCount) * Glyph.pixelCount
        }
        let results = concurrentMap(parts, threadCount: threadCount) { part in
            Result { () throws(ClassifierError) in
                try classifier.scores(of: Array(set.glyphs[part]))
            }
        }
        var scores: [Float] = []
        for result in results {
            do { scores += try result.get() } catch { throw .classifier(error) }
        }
        return scores
    }
}
