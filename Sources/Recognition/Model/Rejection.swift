internal import Foundation

/// How a network with one output more than classes tells what is none of them.
///
/// With `s = other − log Σ exp(class)`, the log odds of the extra score against all classes,
/// `P(other) = 1 / (1 + exp(−(slope · s + offset)))`: Platt's scaling, fitted on held-out digits
/// and on held-out pictures of no digit.
///
/// - SeeAlso: Platt, "Probabilistic Outputs for Support Vector Machines", 1999.
public struct Rejection: Codable, Hashable, Sendable {
    /// The share of pictures that show no digit, in the use that the probability is meant for.
    ///
    /// An assumption, not a measurement: nobody knows what people will draw. It moves the
    /// probability, not the order.
    public static let otherShare = 0.02
    /// The share of held-out digits that ``threshold`` lets pass.
    public static let acceptedShare = 0.999

    /// How the log odds are stretched; above 0.
    public let slope: Float
    /// What is added to them.
    public let offset: Float
    /// A glyph with a higher probability of being something else is not read.
    public let threshold: Float

    public init(slope: Float, offset: Float, threshold: Float) {
        (self.slope, self.offset, self.threshold) = (slope, offset, threshold)
    }

    /// The extra score's probability as it is, and nothing rejected.
    public static let identity = Rejection(slope: 1, offset: 0, threshold: 1)

    /// The probability as it is, and a threshold that lets most held-out digits pass.
    ///
    /// For scores that are logarithms of probabilities already.
    ///
    /// - Parameter digits: log odds (``logOdds(_:)``) of held-out digits, at least one.
    public init(passing digits: [Double]) {
        precondition(!digits.isEmpty)
        self.init(
            slope: 1, offset: 0, threshold: Float(Self.logistic(Self.threshold(passing: digits))))
    }

    /// The log odds that ``acceptedShare`` of the digits do not exceed.
    private static func threshold(passing digits: [Double]) -> Double {
        let last = min(digits.count - 1, Int(acceptedShare * Double(digits.count)))
        return digits.sorted()[last]
    }

    /// The setting that is out of its range, in words, or `nil`.
    var complaint: String? {
        guard (1e-3...100).contains(slope) else { return "the slope must be from 0.001 to 100" }
        guard offset.isFinite, abs(offset) <= 1000 else { return "the offset must be within ±1000" }
        return (0...1).contains(threshold) ? nil : "the threshold must be from 0 to 1"
    }

    /// P(other) of the scores of one glyph, the extra one last.
    public func otherProbability(_ scores: some BidirectionalCollection<Float>) -> Float {
        Float(Self.logistic(Double(slope) * Self.logOdds(scores) + Double(offset)))
    }

    /// Fits the scale to held-out scores by Newton's method, and the threshold to the digits'.
    ///
    /// - Parameters:
    ///   - digits: log odds (``logOdds(_:)``) of held-out digits, at least one.
    ///   - others: log odds of held-out pictures of no digit, at least one.
    public init(digits: [Double], others: [Double]) {
        precondition(!digits.isEmpty && !others.isEmpty)
        // Each kind weighs what it is assumed to occur.
        let digitWeight = (1 - Self.otherShare) / Double(digits.count)
        let otherWeight = Self.otherShare / Double(others.count)
        // Platt's targets, which keep separable sets from an infinite slope.
        let digitTarget = 1 / (Double(digits.count) + 2)
        let otherTarget = (Double(others.count) + 1) / (Double(others.count) + 2)
        let samples =
            digits.map { ($0, digitTarget, digitWeight) }
            + others.map { ($0, otherTarget, otherWeight) }
        var (slope, offset) = (1.0, log(Self.otherShare / (1 - Self.otherShare)))
        var loss = Self.loss(samples, slope, offset)
        // Newton converges in about ten; each step is halved until the loss falls.
        for _ in 0..<100 {
            // The ridge keeps the step finite where every probability is 0 or 1.
            let ridge = 1e-9
            var (gs, go, ss, so, oo) = (0.0, 0.0, ridge, 0.0, ridge)
            for (x, target, weight) in samples {
                let p = Self.logistic(slope * x + offset)
                let (error, bend) = (weight * (p - target), weight * p * (1 - p))
                (gs, go) = (gs + error * x, go + error)
                (ss, so, oo) = (ss + bend * x * x, so + bend * x, oo + bend)
            }
            let determinant = ss * oo - so * so
            guard determinant > 0 else { break }
            let stepSlope = (oo * gs - so * go) / determinant
            let stepOffset = (ss * go - so * gs) / determinant
            var (scale, isBetter) = (1.0, false)
            while scale > 1e-6 && !isBetter {
                let next = (slope - scale * stepSlope, offset - scale * stepOffset)
                let nextLoss = Self.loss(samples, next.0, next.1)
                isBetter = nextLoss < loss
                if isBetter { (slope, offset, loss) = (next.0, next.1, nextLoss) }
                scale /= 2
            }
            guard isBetter else { break }
        }
        self.slope = Float(min(100, max(1e-3, slope)))
        self.offset = Float(min(1000, max(-1000, offset)))
        threshold = Float(
            Self.logistic(
                Double(self.slope) * Self.threshold(passing: digits) + Double(self.offset)))
    }

    /// The log odds of the last score against all before it.
    public static func logOdds(_ scores: some BidirectionalCollection<Float>) -> Double {
        guard let other = scores.last else { return 0 }
        let classes = scores.dropLast()
        let largest = Double(classes.max() ?? 0)
        let sum = classes.reduce(0.0) { $0 + exp(Double($1) - largest) }
        return Double(other) - largest - log(sum)
    }

    private static func loss(
        _ samples: [(x: Double, target: Double, weight: Double)], _ slope: Double, _ offset: Double
    ) -> Double {
        samples.reduce(0) { total, sample in
            let z = slope * sample.x + offset
            // log(1 + exp(z)) without overflow.
            let softplus = max(z, 0) + log1p(exp(-abs(z)))
            return total + sample.weight * (softplus - sample.target * z)
        }
    }

    private static func logistic(_ z: Double) -> Double {
        z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z))
    }
}
