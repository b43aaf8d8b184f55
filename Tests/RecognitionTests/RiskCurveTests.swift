import Foundation
import NumeralCore
import Recognition
import Testing

@Suite struct RiskCurveTests {
    /// Answers from sure to unsure, wrong from some rank on.
    static func curve(count: Int, wrongRanks: Set<Int>) -> RiskCurve {
        RiskCurve(
            confidences: (0..<count).map { 1 - Float($0) / Float(count) },
            isCorrect: (0..<count).map { !wrongRanks.contains($0) })
    }

    @Test("No error of n has the probability (1 − p)ⁿ", arguments: [1, 59, 3000])
    func noError(count: Int) {
        let probability = RiskCurve.probability(ofAtMost: 0, of: count, errorShare: 0.02)
        #expect(abs(probability - pow(0.98, Double(count))) < 1e-12)
    }

    @Test("Errors as few as 1 of 10, 5 of 100, 3 of 10,000 have a probability of 5 % at the bound")
    func table() {
        // Bisection on exact binomial sums in Python.
        for (wrongCount, count, bound) in [
            (1, 10, 0.3941633), (5, 100, 0.1022534), (3, 10_000, 0.000_775_181_4),
        ] {
            let probability = RiskCurve.probability(
                ofAtMost: wrongCount, of: count, errorShare: bound)
            #expect(abs(probability - 0.05) < 1e-6)
        }
        #expect(RiskCurve.probability(ofAtMost: 4, of: 4, errorShare: 0.5) == 1)
    }

    @Test("Without errors everything is accepted, if there is enough of it")
    func accepts() throws {
        let acceptance = try Self.curve(count: 4000, wrongRanks: []).acceptance(errorMax: 0.001)
        #expect(acceptance.acceptedShare == 1)
        #expect(acceptance.errorMax == 0.001 && acceptance.certainty == 0.95)
    }

    @Test("Errors among the unsure are left out, and the bound of the rest holds")
    func leavesOut() throws {
        let curve = Self.curve(count: 10_000, wrongRanks: Set(9_800..<9_900))
        let acceptance = try curve.acceptance(errorMax: 0.001)
        #expect((0.97...0.981).contains(acceptance.acceptedShare))
        #expect(abs(Double(acceptance.confidenceMin) - (1 - acceptance.acceptedShare)) < 0.001)
        #expect(try curve.acceptance(errorMax: 0.05).acceptedShare == 1)
    }

    @Test("What too few digits cannot show is refused, with what they can")
    func refuses() {
        let curve = Self.curve(count: 1000, wrongRanks: [])
        #expect {
            _ = try curve.acceptance(errorMax: 0.001)
        } throws: { error in
            error as? AcceptanceError
                == .notProvable(errorMax: 0.001, heldOutCount: 1000, provable: 0.005)
        }
        for share in [0, 1, -0.1, .nan] {
            #expect(throws: AcceptanceError.self) { _ = try curve.acceptance(errorMax: share) }
        }
    }

    @Test("The promise is kept: over many draws no more than 1 in 20 has a true error above it")
    func keepsItsPromise() throws {
        // The true error is the share: every bound is at its limit, the worst case.
        let errorMax = 0.01
        var generator = SplitMix64(seed: 7)
        var brokenCount = 0
        for _ in 0..<400 {
            let isCorrect = (0..<1000).map { _ in generator.nextUnit() >= Float(errorMax) * 1.001 }
            let curve = RiskCurve(
                confidences: (0..<1000).map { _ in generator.nextUnit() }, isCorrect: isCorrect)
            if (try? curve.acceptance(errorMax: errorMax)) != nil { brokenCount += 1 }
        }
        // 20 expected at most; 35 is three deviations above.
        #expect(brokenCount <= 35)
    }

    @Test("A wrong label among the surest costs a strict promise, not a loose one")
    func wrongLabels() throws {
        let curve = Self.curve(count: 10_000, wrongRanks: [100, 2000, 4000])
        #expect(try curve.acceptance(errorMax: 0.001).acceptedShare == 1)
        #expect(throws: AcceptanceError.self) { try curve.acceptance(errorMax: 0.0005) }
    }

    @Test("Answers as sure as the last accepted one are accepted with it")
    func ties() throws {
        let curve = RiskCurve(
            confidences: Array(repeating: 0.9, count: 5000),
            isCorrect: (0..<5000).map { $0 % 50 != 0 })
        #expect(curve.points.allSatisfy { $0.count == 5000 && $0.wrongCount == 100 })
        #expect(throws: AcceptanceError.self) { _ = try curve.acceptance(errorMax: 0.001) }
    }
}
