internal import Foundation

/// A decision value `d` to the probability of the first of two classes:
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
}
