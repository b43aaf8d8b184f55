internal import Datasets
public import NumeralCore

/// The JSON of `numeral evaluate --json`.
///
/// Kept apart from ``Metrics`` so that the format changes only on purpose. Shares and
/// probabilities are from 0 to 1, losses in nats, `confusion` is `[truth][prediction]` in the
/// order of `classes`, `index` counts the set's glyphs from 0.
///
/// ```json
/// {"model":"default","set":"mnist-test","setHash":"…","count":10000,
///  "accuracy":{"value":0.9965,"low":0.9951,"high":0.9975},"loss":0.0112,"brier":0.0055,
///  "calibrationError":0.0011,"macro":{"precision":…,"recall":…,"f1":…},"weighted":{…},
///  "classes":[{"symbol":"0","precision":…,"recall":…,"f1":…,"support":980}],
///  "confusion":[[978,0,…]],"reliability":[{"count":667,"confidence":…,"accuracy":…}],
///  "misreads":[{"index":115,"truth":"4","prediction":"9","probability":0.81}]}
/// ```
public struct EvaluationRecord: Codable, Hashable, Sendable {
    public let model: String
    /// The data set's name.
    public let set: String
    /// The SHA-256 of its content.
    public let setHash: String
    public let count: Int
    /// With its 95 % interval.
    public let accuracy: Share
    public let loss: Double
    public let brier: Double
    public let calibrationError: Double
    public let macro: MeanScores
    public let weighted: MeanScores
    public let classes: [ClassScores]
    public let confusion: [[Int]]
    public let reliability: [Reliability.Bin]
    public let misreads: [Misread]

    public init(_ evaluation: ModelEvaluation) {
        let metrics = evaluation.metrics
        model = evaluation.modelName
        set = evaluation.set.name
        setHash = evaluation.set.contentHash
        count = metrics.count
        (accuracy, loss, brier) = (metrics.accuracy, metrics.loss, metrics.brier)
        calibrationError = metrics.reliability.error
        (macro, weighted, classes) = (metrics.macro, metrics.weighted, metrics.classes)
        confusion = metrics.confusion.counts
        reliability = metrics.reliability.bins
        misreads = evaluation.misreads
    }
}

/// A glyph that was read wrong.
public struct Misread: Codable, Hashable, Sendable {
    /// Which glyph of the set, from 0.
    public let index: Int
    public let truth: Symbol
    public let prediction: Symbol
    /// How sure the reader was of its wrong answer.
    public let probability: Float
}
