import Foundation
import Recognition
import Testing

/// The one logarithm of softmax, for calibration, rejection and training's record.
@Suite struct SoftmaxSumTests {
    @Test("The logarithm of a share is that of the plain formula", arguments: [0.2, 1, 3.5])
    func agreesWithTheFormula(temperature: Double) {
        let scores: [Float] = [0.5, -1.25, 3, 2.75, -4]
        let powers = scores.map { exp(Double($0) / temperature) }
        for (score, power) in zip(scores, powers) {
            let share = SoftmaxSum(scores, temperature: temperature).logShare(of: score)
            #expect(abs(share - log(power / powers.reduce(0, +))) < 1e-12)
        }
    }

    @Test("Scores far apart or far from 0 neither overflow nor vanish")
    func bearsLargeScores() {
        let scores: [Float] = [3e38, -3e38, 0]
        #expect(SoftmaxSum(scores).logShare(of: 3e38) == 0)
        #expect(SoftmaxSum(scores).logShare(of: -3e38) < -5e38)
        #expect(SoftmaxSum([-2000, -2000]).logShare(of: -2000) == -log(2))
        #expect(SoftmaxSum([Float]()).logShare(of: 1) == .infinity)
    }
}
