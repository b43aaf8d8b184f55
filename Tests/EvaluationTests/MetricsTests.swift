import Evaluation
import Foundation
import NumeralCore
import Testing

@Suite struct MetricsTests {
    /// Truths 0 0 0 1 1 2, answers 0 0 1 1 1 0.
    static let metrics = Metrics(
        classes: [.zero, .one, .two], labels: [0, 0, 0, 1, 1, 2],
        probabilities: [
            0.5, 0.25, 0.25, 0.5, 0.25, 0.25, 0.25, 0.5, 0.25,
            0.25, 0.5, 0.25, 0.25, 0.5, 0.25, 0.5, 0.25, 0.25,
        ])

    @Test func countsConfusions() {
        #expect(Self.metrics.confusion.counts == [[2, 1, 0], [0, 2, 0], [1, 0, 0]])
        #expect(Self.metrics.confusion.correctCount == 4)
        #expect(Self.metrics.count == 6)
        #expect(
            Self.metrics.confusion.mistakes.map { "\($0.truth)\($0.prediction)\($0.count)" }
                == ["011", "201"])
    }

    @Test("By hand: precision and recall of 0 are 2/3, of 1 they are 2/3 and 1, of 2 nothing")
    func agreesWithAHandComputation() {
        let scores = Self.metrics.classes
        let third: Double = 1.0 / 3
        let precisions: [Double] = [2 * third, 2 * third, 0]
        let recalls: [Double] = [2 * third, 1, 0]
        let harmonicMeans: [Double] = [2 * third, 0.8, 0]
        #expect(scores.map(\.precision) == precisions)
        #expect(scores.map(\.recall) == recalls)
        #expect(scores.map(\.f1) == harmonicMeans)
        #expect(scores.map(\.support) == [3, 2, 1])
        #expect(abs(Self.metrics.macro.recall - 5.0 / 9) < 1e-12)
        #expect(abs(Self.metrics.weighted.recall - 4.0 / 6) < 1e-12)
        // Four truths got ½, two ¼.
        let loss: Double = (4 * log(2) + 2 * log(4)) / 6
        #expect(abs(Self.metrics.loss - loss) < 1e-12)
        // ¼ + 2 · 1/16 for a right answer, ¼ + 9/16 + 1/16 for a wrong one.
        let brier: Double = (4 * 0.375 + 2 * 0.875) / 6
        #expect(abs(Self.metrics.brier - brier) < 1e-12)
    }

    @Test("A truth that was given no probability costs much, but not everything")
    func boundsTheLoss() {
        let metrics = Metrics(classes: [.zero, .one], labels: [1], probabilities: [1, 0])
        #expect(abs(metrics.loss + log(Double.ulpOfOne)) < 1e-12)
    }

    @Test("Newcombe's table of Wilson intervals, 1998")
    func agreesWithPublishedIntervals() {
        for (part, whole, low, high) in [
            (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let share = Share(part, of: whole)
            #expect(abs(share.low - low) < 5e-5 && abs(share.high - high) < 5e-5)
        }
        #expect(Share(7, of: 7).high == 1 && Share(0, of: 0).value == 0)
    }

    @Test func comparesPairs() {
        let test = McNemar(first: [true, true, false, true], second: [true, false, true, false])
        #expect(test.onlyFirst == 2 && test.onlySecond == 1)
        #expect(abs(test.pValue - 1) < 1e-12)
        // 2 · (1 + 6) / 2⁶
        #expect(abs(McNemar(onlyFirst: 1, onlySecond: 5).pValue - 0.21875) < 1e-12)
    }

    @Test func binsByEqualCount() {
        let confidences = (0..<32).map { Double($0) / 32 }
        let reliability = Reliability(
            confidences: confidences.reversed(), isCorrect: confidences.map { $0 < 0.5 })
        #expect(reliability.bins.count == 15)
        #expect(reliability.bins.map(\.count) == [3, 3] + Array(repeating: 2, count: 13))
        #expect(reliability.bins[0].confidence == 1.0 / 32)
        #expect(reliability.bins[0].accuracy == 0 && reliability.bins[14].accuracy == 1)
        #expect(reliability.tenths.map(\.count) == [4, 3, 3, 3, 3, 4, 3, 3, 3, 3])
        let sure = Reliability(confidences: [1, 0.95, 0.5], isCorrect: [true, false, true])
        #expect(sure.tenths.map(\.count) == [1, 2] && sure.tenths[1].accuracy == 0.5)
    }

    @Test func honestProbabilitiesHaveNoError() {
        let right = (0..<60).map { $0 % 4 != 0 }
        let reliability = Reliability(
            confidences: Array(repeating: 0.75, count: 60), isCorrect: right)
        #expect(abs(reliability.error) < 1e-12)
        #expect(Reliability(confidences: [], isCorrect: []).error == 0)
    }
}
