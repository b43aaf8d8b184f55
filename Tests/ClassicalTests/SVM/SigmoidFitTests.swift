import Classical
import Foundation
import Testing

/// The one solver of Platt's problem, for machines and for rejections.
@Suite struct SigmoidFitTests {
    static let samples: [Sigmoid.Sample] = {
        var numbers = SeededNumbers(state: 9)
        return (0..<300).map { _ in
            let decision = Double.random(in: -4...4, using: &numbers)
            let isFirst = Double.random(in: -3...3, using: &numbers) < decision
            return Sigmoid.Sample(
                decision: decision, target: isFirst ? 0.99 : 0.02,
                weight: Double.random(in: 0.1...2, using: &numbers))
        }
    }()

    /// The weighted cross-entropy as it is defined.
    static func loss(_ samples: [Sigmoid.Sample], _ slope: Double, _ offset: Double) -> Double {
        samples.reduce(0) { sum, sample in
            let p = 1 / (1 + exp(slope * sample.decision + offset))
            return sum - sample.weight
                * (sample.target * log(p) + (1 - sample.target) * log(1 - p))
        }
    }

    @Test("Nothing nearby has less cross-entropy by the plain formula")
    func isTheLeast() {
        let fitted = Sigmoid(
            fittedTo: Self.samples, from: Sigmoid(slope: 0, offset: 0))
        let least = Self.loss(Self.samples, fitted.slope, fitted.offset)
        for step in [1e-1, 1e-2, 1e-3] {
            for (x, y) in [
                (1.0, 0.0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1),
            ] {
                #expect(
                    Self.loss(Self.samples, fitted.slope + x * step, fitted.offset + y * step)
                        > least)
            }
        }
    }

    @Test("Neither where it starts nor the unit of the weights changes what is found")
    func isUnique() {
        let fitted = Sigmoid(fittedTo: Self.samples, from: Sigmoid(slope: 0, offset: 0))
        let elsewhere = Sigmoid(fittedTo: Self.samples, from: Sigmoid(slope: -1, offset: 3))
        let light = Sigmoid(
            fittedTo: Self.samples.map {
                .init(decision: $0.decision, target: $0.target, weight: $0.weight / 4096)
            }, from: Sigmoid(slope: 0, offset: 0))
        #expect(light == fitted)
        #expect(abs(elsewhere.slope - fitted.slope) < 1e-5)
        #expect(abs(elsewhere.offset - fitted.offset) < 1e-5)
    }

    @Test("A weight of 2 is the same sample twice")
    func countsWeights() {
        let twice = Self.samples.map {
            Sigmoid.Sample(decision: $0.decision, target: $0.target, weight: 2)
        }
        let again = (twice + twice).map {
            Sigmoid.Sample(decision: $0.decision, target: $0.target)
        }
        let (one, other) = (
            Sigmoid(fittedTo: twice, from: Sigmoid(slope: 0, offset: 0)),
            Sigmoid(fittedTo: again, from: Sigmoid(slope: 0, offset: 0))
        )
        #expect(abs(one.slope - other.slope) < 1e-5 && abs(one.offset - other.offset) < 1e-5)
    }

    @Test("Platt's targets")
    func hasTargets() {
        #expect(Sigmoid.targets(firstCount: 3, secondCount: 4) == (0.8, 1 / 6))
        #expect(Sigmoid.targets(firstCount: 0, secondCount: 0) == (0.5, 0.5))
    }
}
