internal import Foundation
public import NumeralCore

/// How good a reader's answers are, by every measure that is published.
public struct Metrics: Hashable, Sendable {
    /// Probabilities are taken for at least this in the loss, so that one glyph given 0 does not
    /// make it infinite; scikit-learn's `log_loss` does the same.
    public static let probabilityMin = Double.ulpOfOne

    /// How many glyphs were read.
    public var count: Int { confusion.total }
    /// The share read right.
    public let accuracy: Share
    /// The mean of `−log` of the probability given to the truth, in nats.
    public let loss: Double
    /// The mean of `Σ (probability − truth)²` over the classes, from 0 to 2.
    ///
    /// - SeeAlso: Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950.
    public let brier: Double
    public let confusion: ConfusionMatrix
    /// In the order of the classes.
    public let classes: [ClassScores]
    /// Every class counts the same.
    public let macro: MeanScores
    /// Every glyph counts the same.
    public let weighted: MeanScores
    public let reliability: Reliability

    /// Measures answers.
    ///
    /// - Parameters:
    ///   - classes: what the probabilities are of, in order.
    ///   - labels: the index of the true class of each glyph, at least one.
    ///   - probabilities: `[glyph, class]`, row-major; of equal ones the first is the answer.
    public init(classes: [Symbol], labels: [Int], probabilities: [Float]) {
        precondition(!labels.isEmpty && probabilities.count == labels.count * classes.count)
        var confusion = ConfusionMatrix(classes: classes)
        var (loss, brier) = (0.0, 0.0)
        var confidences: [Double] = []
        var isCorrect: [Bool] = []
        for (index, label) in labels.enumerated() {
            let row = probabilities[index * classes.count..<(index + 1) * classes.count]
                .map(Double.init)
            let answer = row.indices.reduce(0) { row[$1] > row[$0] ? $1 : $0 }
            confusion.add(truth: label, prediction: answer)
            confidences.append(row[answer])
            isCorrect.append(answer == label)
            loss -= log(min(1, max(Self.probabilityMin, row[label])))
            brier += row.reduce(0) { $0 + $1 * $1 } - 2 * row[label] + 1
        }
        let count = Double(labels.count)
        self.confusion = confusion
        (self.loss, self.brier) = (loss / count, brier / count)
        accuracy = Share(confusion.correctCount, of: labels.count)
        reliability = Reliability(confidences: confidences, isCorrect: isCorrect)
        let scores = classes.indices.map(confusion.scores)
        self.classes = scores
        macro = MeanScores(scores, weights: scores.map { _ in 1 })
        weighted = MeanScores(scores, weights: scores.map { Double($0.support) })
    }
}
