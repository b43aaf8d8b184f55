import Foundation
import NumeralCore
import Recognition
import Testing

@Suite struct CalibrationTests {
    /// Labels drawn from softmax(scores / temperature), so that the temperature is known.
    static func sample(count: Int, temperature: Float, seed: UInt64) -> ([Float], [Int]) {
        var generator = SplitMix64(seed: seed)
        var scores: [Float] = []
        var labels: [Int] = []
        let truth = Calibration(temperature: temperature)
        for _ in 0..<count {
            let row = (0..<10).map { _ in generator.next(in: -8...8) }
            var rest = generator.nextUnit()
            let probabilities = truth.probabilities(row)
            let label = probabilities.firstIndex { probability in
                rest -= probability
                return rest < 0
            }
            scores += row
            labels.append(label ?? 9)
        }
        return (scores, labels)
    }

    @Test(arguments: [Float(0.5), 1, 2.5])
    func findsTheTemperature(temperature: Float) {
        let (scores, labels) = Self.sample(count: 5000, temperature: temperature, seed: 5)
        let fitted = Calibration(fitting: scores, labels: labels, classCount: 10)
        #expect(abs(fitted.temperature / temperature - 1) < 0.05)
    }

    @Test("Two classes, three of four right: softmax must say 3/4, so T = 2 / log 3")
    func agreesWithAHandComputation() {
        let fitted = Calibration(
            fitting: [2, 0, 2, 0, 2, 0, 2, 0], labels: [0, 0, 0, 1], classCount: 2)
        #expect(abs(fitted.temperature - 2 / log(3)) < 1e-4)
        #expect(abs(fitted.probabilities([2, 0])[0] - 0.75) < 1e-4)
    }

    @Test func stopsAtItsEnds() {
        let perfect = Calibration(fitting: [9, 0, 0, 9], labels: [0, 1], classCount: 2)
        #expect(abs(perfect.temperature - 0.2) < 1e-4)
        let wrong = Calibration(fitting: [9, 0, 0, 9], labels: [1, 0], classCount: 2)
        #expect(abs(wrong.temperature - 20) < 1e-2)
    }

    @Test func keepsTheOrderAndBearsLargeScores() {
        let probabilities = Calibration(temperature: 0.2).probabilities([3e38, -3e38, 2.9e38])
        #expect(probabilities == [1, 0, 0])
        #expect(Calibration.identity.probabilities([0, 0]) == [0.5, 0.5])
    }
}
