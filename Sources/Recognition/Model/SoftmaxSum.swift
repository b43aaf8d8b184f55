internal import Foundation

/// The sum that a row of scores is divided by to become probabilities, as its logarithm.
///
/// `log Σ exp(score / temperature)`, kept as two parts so that nothing overflows and nothing is
/// lost where one score is far above the others.
public struct SoftmaxSum: Hashable, Sendable {
    private let largest: Double
    private let temperature: Double
    /// `log Σ exp((score − largest) / temperature)`, from 0.
    private let rest: Double

    /// - Parameters:
    ///   - scores: of the classes, finite; with none the sum is 0.
    ///   - temperature: what scores are divided by, above 0.
    public init(_ scores: some Collection<Float>, temperature: Double = 1) {
        precondition(temperature > 0)
        let largest = Double(scores.max() ?? 0)
        (self.largest, self.temperature) = (largest, temperature)
        rest = log(scores.reduce(0) { $0 + exp((Double($1) - largest) / temperature) })
    }

    /// `log (exp(score / temperature) / Σ)`: the logarithm of a class's probability, or the log
    /// odds of a score that is none of the sum's.
    public func logShare(of score: Float) -> Double {
        (Double(score) - largest) / temperature - rest
    }
}
