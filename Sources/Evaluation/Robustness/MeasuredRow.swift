internal import Datasets
internal import Foundation
internal import NumeralCore

/// How well one lot of pictures was read: a line of the robustness table.
public struct MeasuredRow: Codable, Hashable, Sendable {
    /// What the pictures are, as in `"mnist-test"` or `"fog"`.
    public let name: String
    /// How many they are.
    public let count: Int
    /// The share read right.
    public let accuracy: Share
    /// How many the reader took for no digit and would not read. Glyphs are counted by their best
    /// class all the same; refused pictures are wrong.
    public let refusedCount: Int
    /// The mean of `−log` of the probability given to the truth, in nats.
    public let loss: Double
    /// The expected calibration error, from 0 to 1: see ``Reliability``.
    public let calibrationError: Double

    /// Takes the measures of a set of glyphs.
    init(_ evaluation: ModelEvaluation) {
        let metrics = evaluation.metrics
        (name, count) = (evaluation.set.name, metrics.count)
        (accuracy, loss) = (metrics.accuracy, metrics.loss)
        calibrationError = metrics.reliability.error
        refusedCount = evaluation.rejectedCount
    }

    /// Puts together the answers to pictures.
    init(name: String, _ answers: [PictureAnswer]) {
        self.name = name
        count = answers.count
        accuracy = Share(answers.count { $0.isCorrect }, of: answers.count)
        refusedCount = answers.count { $0.isRefused }
        let losses = answers.map { -log(max(Metrics.probabilityMin, $0.truthProbability)) }
        loss = losses.reduce(0, +) / Double(max(1, answers.count))
        calibrationError =
            Reliability(
                confidences: answers.map(\.confidence), isCorrect: answers.map(\.isCorrect)
            ).error
    }
}

/// What a reader made of one picture whose truth is known.
struct PictureAnswer: Sendable {
    let isCorrect: Bool
    /// How sure the reader was of its answer, from 0 to 1.
    let confidence: Double
    /// How probable it took the truth for, from 0 to 1.
    let truthProbability: Double
    /// Whether it found no ink.
    let isBlank: Bool
    /// Whether it found ink that it would not read.
    let isRefused: Bool

    /// - Note: What is not read is wrong, with a confidence of 0. Where no ink was found there is
    ///   no probability of the truth: in the loss it counts as one digit of ten at random.
    init(_ reading: Reading, truth: Symbol) {
        isCorrect = reading.text == truth.description
        isBlank = reading.outcome == .blank
        isRefused = reading.outcome == .unreadable
        confidence = Double(reading.confidence)
        truthProbability =
            reading.symbols.first.map { Double($0.prediction.probability(of: truth)) }
            ?? 1 / Double(Symbol.digits.count)
    }
}
