internal import Foundation

extension Sigmoid {
    /// What a fit is told of a sample that nobody trained on.
    public struct Sample: Hashable, Sendable {
        public let decision: Double
        /// What the probability of the first class should be, from 0 to 1.
        public let target: Double
        /// What it counts, above 0.
        public let weight: Double

        public init(decision: Double, target: Double, weight: Double = 1) {
            (self.decision, self.target, self.weight) = (decision, target, weight)
        }
    }

    /// The sigmoid under which samples that nobody trained on are likeliest.
    ///
    /// The targets are Platt's; with no samples at all it is one half everywhere.
    ///
    /// - Precondition: there is a decision for each sample.
    public init(fittedTo decisions: [Double], areFirst: [Bool]) {
        precondition(decisions.count == areFirst.count, "a decision for each sample")
        let firstCount = areFirst.count { $0 }
        let secondCount = areFirst.count - firstCount
        let targets = Self.targets(firstCount: firstCount, secondCount: secondCount)
        let samples = zip(decisions, areFirst).map {
            Sample(decision: $0, target: $1 ? targets.first : targets.second)
        }
        self.init(
            fittedTo: samples,
            from: Sigmoid(
                slope: 0, offset: log(Double(secondCount + 1) / Double(firstCount + 1))))
    }

    /// Platt's targets, which a sample or two cannot push to certainty: `(first + 1) / (first + 2)`
    /// for the `first` samples of the first class, `1 / (second + 2)` for the others.
    public static func targets(
        firstCount: Int, secondCount: Int
    ) -> (first: Double, second: Double) {
        (Double(firstCount + 1) / Double(firstCount + 2), 1 / Double(secondCount + 2))
    }

    /// The sigmoid of the least weighted cross-entropy `−Σ w · (t·log p + (1 − t)·log(1 − p))`, by
    /// Newton's method with backtracking: algorithm 1 of Lin, Lin and Weng, 2007, its constants
    /// made relative to the mean weight.
    ///
    /// The problem is convex: where a fit starts changes how long it takes, and nothing else but
    /// rounding.
    public init(fittedTo samples: [Sample], from start: Sigmoid) {
        var current = start
        var loss = current.loss(samples)
        let unit =
            samples.isEmpty ? 1 : samples.reduce(0) { $0 + $1.weight } / Double(samples.count)
        for _ in 0..<Self.iterationCountMax {
            let (gradient, curvature) = current.derivatives(samples, ridge: Self.ridge * unit)
            let isFlat =
                max(abs(gradient.slope), abs(gradient.offset)) < Self.gradientMin * unit
            if isFlat { break }
            let determinant =
                curvature.slope * curvature.offset - curvature.both * curvature.both
            let slopeStep =
                -(curvature.offset * gradient.slope - curvature.both * gradient.offset)
                / determinant
            let offsetStep =
                -(curvature.slope * gradient.offset - curvature.both * gradient.slope)
                / determinant
            let descent = gradient.slope * slopeStep + gradient.offset * offsetStep
            var share = 1.0
            var next = current
            while share >= Self.stepShareMin {
                next = Sigmoid(
                    slope: current.slope + share * slopeStep,
                    offset: current.offset + share * offsetStep)
                let nextLoss = next.loss(samples)
                if nextLoss < loss + Self.sufficientShare * share * descent {
                    loss = nextLoss
                    break
                }
                share /= 2
            }
            guard share >= Self.stepShareMin else { break }
            current = next
        }
        self = current
    }

    // The constants of Lin, Lin and Weng's algorithm 1.
    private static let iterationCountMax = 100
    private static let gradientMin = 1e-5
    private static let stepShareMin = 1e-10
    private static let sufficientShare = 1e-4
    private static let ridge = 1e-12

    /// The cross-entropy, in the form that neither overflows nor cancels.
    private func loss(_ samples: [Sample]) -> Double {
        var sum = 0.0
        for sample in samples {
            let power = slope * sample.decision + offset
            sum +=
                sample.weight
                * (power >= 0
                    ? sample.target * power + log1p(exp(-power))
                    : (sample.target - 1) * power + log1p(exp(power)))
        }
        return sum
    }

    private func derivatives(
        _ samples: [Sample], ridge: Double
    ) -> (
        gradient: (slope: Double, offset: Double),
        curvature: (slope: Double, offset: Double, both: Double)
    ) {
        var gradient = (slope: 0.0, offset: 0.0)
        var curvature = (slope: ridge, offset: ridge, both: 0.0)
        for sample in samples {
            let (decision, probability) = (sample.decision, probability(of: sample.decision))
            let bend = sample.weight * (probability * (1 - probability))
            let rest = sample.weight * (sample.target - probability)
            curvature.slope += decision * decision * bend
            curvature.both += decision * bend
            curvature.offset += bend
            gradient.slope += decision * rest
            gradient.offset += rest
        }
        return (gradient, curvature)
    }
}
