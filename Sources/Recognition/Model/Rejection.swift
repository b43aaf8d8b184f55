internal import Classical
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
            slope: 1, offset: 0,
            threshold: Self.probability(Self.threshold(passing: digits), slope: 1, offset: 0))
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
        Self.probability(Self.logOdds(scores), slope: slope, offset: offset)
    }

    private static func probability(_ logOdds: Double, slope: Float, offset: Float) -> Float {
        // A sigmoid's slope is below 0 where large decisions speak for its class.
        Float(Sigmoid(slope: -Double(slope), offset: -Double(offset)).probability(of: logOdds))
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
        let targets = Sigmoid.targets(firstCount: others.count, secondCount: digits.count)
        let samples =
            digits.map {
                Sigmoid.Sample(decision: $0, target: targets.second, weight: digitWeight)
            }
            + others.map {
                Sigmoid.Sample(decision: $0, target: targets.first, weight: otherWeight)
            }
        // At first every score says no more than how often there is no digit.
        let fitted = Sigmoid(
            fittedTo: samples,
            from: Sigmoid(slope: 0, offset: -log(Self.otherShare / (1 - Self.otherShare))))
        let (slope, offset) = (-fitted.slope, -fitted.offset)
        self.slope = Float(min(100, max(1e-3, slope)))
        self.offset = Float(min(1000, max(-1000, offset)))
        threshold = Self.probability(
            Self.threshold(passing: digits), slope: self.slope, offset: self.offset)
    }

    /// The log odds of the last score against all before it.
    public static func logOdds(_ scores: some BidirectionalCollection<Float>) -> Double {
        guard let other = scores.last else { return 0 }
        return SoftmaxSum(scores.dropLast()).logShare(of: other)
    }
}
