internal import Foundation

/// A pair's decision value `d` to the probability of its first class:
/// `1 / (1 + exp(slope · d + offset))`.
///
/// - SeeAlso: Platt, "Probabilistic Outputs for Support Vector Machines", 1999; Lin, Lin and Weng,
///   "A Note on Platt's Probabilistic Outputs", 2007, <https://doi.org/10.1007/s10994-007-5018-6>.
public struct Sigmoid: Hashable, Sendable {
    /// Below 0 when a larger decision speaks for the first class.
    public let slope: Double
    public let offset: Double

    public init(slope: Double, offset: Double) {
        (self.slope, self.offset) = (slope, offset)
    }

    /// The probability of the first class, without overflow.
    public func probability(of decision: Double) -> Double {
        let power = slope * decision + offset
        return power >= 0 ? exp(-power) / (1 + exp(-power)) : 1 / (1 + exp(power))
    }

    /// The sigmoid under which samples that nobody trained on are likeliest.
    ///
    /// Minimises the cross-entropy `−Σ t·log p + (1 − t)·log(1 − p)`, by Newton's method with
    /// backtracking, where `t` is `(first + 1) / (first + 2)` for the `first` samples of the first
    /// class and `1 / (second + 2)` for the others: targets that a sample or two cannot push to
    /// certainty. With no samples at all it is one half everywhere.
    ///
    /// - Precondition: there is a decision for each sample.
    public init(fittedTo decisions: [Double], areFirst: [Bool]) {
        precondition(decisions.count == areFirst.count, "a decision for each sample")
        let firstCount = Double(areFirst.count { $0 })
        let secondCount = Double(areFirst.count) - firstCount
        let (high, low) = ((firstCount + 1) / (firstCount + 2), 1 / (secondCount + 2))
        let targets = areFirst.map { $0 ? high : low }
        var current = Sigmoid(slope: 0, offset: log((secondCount + 1) / (firstCount + 1)))
        var loss = current.loss(decisions, targets)
        for _ in 0..<Self.iterationCountMax {
            let (gradient, curvature) = current.derivatives(decisions, targets)
            if abs(gradient.slope) < Self.gradientMin, abs(gradient.offset) < Self.gradientMin {
                break
            }
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
                let nextLoss = next.loss(decisions, targets)
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
    private func loss(_ decisions: [Double], _ targets: [Double]) -> Double {
        var sum = 0.0
        for (decision, target) in zip(decisions, targets) {
            let power = slope * decision + offset
            sum +=
                power >= 0
                ? target * power + log1p(exp(-power)) : (target - 1) * power + log1p(exp(power))
        }
        return sum
    }

    private func derivatives(
        _ decisions: [Double], _ targets: [Double]
    ) -> (
        gradient: (slope: Double, offset: Double),
        curvature: (slope: Double, offset: Double, both: Double)
    ) {
        var gradient = (slope: 0.0, offset: 0.0)
        var curvature = (slope: Self.ridge, offset: Self.ridge, both: 0.0)
        for (decision, target) in zip(decisions, targets) {
            let probability = probability(of: decision)
            let (weight, rest) = (probability * (1 - probability), target - probability)
            curvature.slope += decision * decision * weight
            curvature.both += decision * weight
            curvature.offset += weight
            gradient.slope += decision * rest
            gradient.offset += rest
        }
        return (gradient, curvature)
    }
}
