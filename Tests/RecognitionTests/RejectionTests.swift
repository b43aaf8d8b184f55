import Foundation
import NumeralCore
import Recognition
import Testing

@Suite struct RejectionTests {
    /// Log odds about a middle, evenly spread over ± 2.
    static func spread(_ middle: Double, count: Int = 400) -> [Double] {
        (0..<count).map { middle - 2 + 4 * Double($0) / Double(count - 1) }
    }

    @Test("The log odds set the last score against the sum of the others")
    func logOdds() {
        // e⁰ + e⁰ = 2 against e¹.
        #expect(abs(Rejection.logOdds([0, 0, 1]) - (1 - log(2))) < 1e-12)
        #expect(abs(Rejection.logOdds([1000, 0, 999]) + 1) < 1e-9)
    }

    @Test("Digits get little of the other's probability, the rest much")
    func separates() {
        let rejection = Rejection(digits: Self.spread(-6), others: Self.spread(6))
        #expect(rejection.otherProbability([6, 0]) < 0.005)
        #expect(rejection.otherProbability([0, 6]) > 0.9)
        #expect(rejection.slope > 0)
    }

    @Test("Where the two kinds overlap, the probability is their share, weighed as assumed")
    func calibrates() {
        // The same spread twice: nothing tells them apart, so all that is left is the prior.
        let rejection = Rejection(digits: Self.spread(0), others: Self.spread(0))
        for score: Float in [-2, 0, 2] {
            let probability = Double(rejection.otherProbability([0, score]))
            #expect(abs(probability - Rejection.otherShare) < 0.005)
        }
    }

    @Test("The threshold lets the agreed share of digits pass")
    func threshold() {
        let digits = Self.spread(-3, count: 5000)
        let rejection = Rejection(digits: digits, others: Self.spread(3))
        let passed = digits.count {
            rejection.otherProbability([0, Float($0)]) <= rejection.threshold
        }
        let share = Double(passed) / Double(digits.count)
        #expect(abs(share - Rejection.acceptedShare) < 0.001)
    }

    @Test("Sets without any overlap give finite numbers", arguments: [1, 3, 1000])
    func separable(count: Int) {
        let rejection = Rejection(
            digits: Array(repeating: -50, count: count), others: Array(repeating: 50, count: count))
        #expect(rejection.slope.isFinite && rejection.offset.isFinite)
        #expect((0...1).contains(rejection.threshold))
        #expect(rejection.otherProbability([0, 50]) > rejection.otherProbability([0, -50]))
    }
}
