internal import Foundation

/// Whether two readers differ by more than chance, on the same glyphs.
///
/// Only the glyphs that one reads right and the other wrong tell them apart. Were
/// they equally good, each such glyph would be a coin toss; the p-value is the
/// chance of a split as uneven as this one, exact and two-sided.
///
/// - SeeAlso: McNemar, "Note on the sampling error of the difference between
///   correlated proportions or percentages", 1947, <https://doi.org/10.1007/BF02295996>.
public struct McNemar: Codable, Hashable, Sendable {
    /// Right by the first reader, wrong by the second.
    public let onlyFirst: Int
    /// Wrong by the first reader, right by the second.
    public let onlySecond: Int
    /// From 0 to 1; small means that chance hardly explains the difference.
    public let pValue: Double

    public init(onlyFirst: Int, onlySecond: Int) {
        precondition(onlyFirst >= 0 && onlySecond >= 0)
        self.onlyFirst = onlyFirst
        self.onlySecond = onlySecond
        let count = onlyFirst + onlySecond
        // P(X ≤ k) of a binomial with p = ½, each term by logarithms: 2⁻ⁿ alone would underflow.
        let tail = (0...min(onlyFirst, onlySecond)).reduce(0.0) { sum, k in
            let ways =
                lgamma(Double(count) + 1) - lgamma(Double(k) + 1) - lgamma(Double(count - k) + 1)
            return sum + exp(ways - Double(count) * log(2))
        }
        pValue = min(1, 2 * tail)
    }

    /// Compares two readers by whether each read each glyph right.
    public init(first: [Bool], second: [Bool]) {
        precondition(first.count == second.count)
        let pairs = zip(first, second)
        self.init(onlyFirst: pairs.count { $0 && !$1 }, onlySecond: pairs.count { !$0 && $1 })
    }
}
