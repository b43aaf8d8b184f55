import Evaluation
import NumeralCore
import Testing

@Suite struct AUROCTests {
    @Test("By hand: of the six pairs of 3, 1 with 0, 2, 2, four are won")
    func countsPairs() {
        #expect(AUROC(high: [3, 1], low: [0, 2, 2]).value == 4.0 / 6)
    }

    @Test("A tie counts half")
    func ties() {
        #expect(AUROC(high: [1], low: [1]).value == 0.5)
        // 2 over 1 and 0: won twice; 1 over 1 and 0: tied and won.
        #expect(AUROC(high: [2, 1], low: [1, 0]).value == 3.5 / 4)
        #expect(AUROC(high: [5, 5, 5], low: [5, 5]).value == 0.5)
    }

    @Test func limits() {
        #expect(AUROC(high: [2, 3], low: [0, 1]).value == 1)
        #expect(AUROC(high: [0, 1], low: [2, 3]).value == 0)
    }

    @Test("All pairs, one by one, say the same; turned over they say the rest")
    func agreesWithEveryPair() {
        var generator = SplitMix64(seed: 1)
        for _ in 0..<20 {
            let high = (0..<30).map { _ in Double(Int.random(in: 2...9, using: &generator)) }
            let low = (0..<17).map { _ in Double(Int.random(in: 0...6, using: &generator)) }
            let won = high.reduce(0.0) { sum, score in
                sum + low.reduce(0.0) { $0 + (score > $1 ? 1 : score == $1 ? 0.5 : 0) }
            }
            let area = AUROC(high: high, low: low).value
            #expect(abs(area - won / Double(30 * 17)) < 1e-12)
            #expect(abs(AUROC(high: low, low: high).value - (1 - area)) < 1e-12)
        }
    }
}
