import Foundation
import Recognition

/// What a model answers to labelled glyphs whose scores are known.
struct ScoredAnswers {
    /// The probability of each answer; 0 where the model gives none.
    private var confidences: [Float] = []
    private var isCorrect: [Bool] = []
    /// −log of the probability given to the truth, in nats.
    private var losses: [Double] = []

    /// - Parameters:
    ///   - rows: the scores of each glyph.
    ///   - labels: its class.
    init(_ rows: [ArraySlice<Float>], labels: [UInt8], by model: Model) {
        for (row, label) in zip(rows, labels) {
            let (classes, other) = model.probabilities(row)
            // The first of equals wins, as it does in the reader.
            let answer = classes.indices.reduce(0) { classes[$1] > classes[$0] ? $1 : $0 }
            let isRejected = model.rejection.map { other > $0.threshold } ?? false
            confidences.append(isRejected ? 0 : classes[answer])
            isCorrect.append(answer == Int(label))
            // A probability of 0 would make the mean infinite; scikit-learn clips alike.
            losses.append(-log(max(Double(classes[Int(label)]), .ulpOfOne)))
        }
    }

    /// The risk curve of some of them.
    func riskCurve(of range: Range<Int>) -> RiskCurve {
        RiskCurve(confidences: Array(confidences[range]), isCorrect: Array(isCorrect[range]))
    }

    /// The scores of some of them; the accuracy counts the best class, given or not.
    subscript(range: Range<Int>, of set: String) -> ModelCard.Score {
        let count = Double(range.count)
        return ModelCard.Score(
            set: set, count: range.count,
            accuracy: Double(isCorrect[range].count { $0 }) / count,
            loss: losses[range].reduce(0, +) / count)
    }
}
