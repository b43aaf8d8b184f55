/// A share of successes with the range in which the true one lies 95 times of 100.
///
/// Wilson's score interval, which stays within 0 to 1 and holds for shares near 1,
/// where the usual `p ± 1.96 √(p (1 − p) / n)` does not.
///
/// - SeeAlso: Wilson, "Probable Inference, the Law of Succession, and Statistical
///   Inference", 1927, <https://doi.org/10.1080/01621459.1927.10502953>.
public struct Share: Codable, Hashable, Sendable {
    /// The normal distribution's quantile for 95 % in the middle.
    public static let quantile = 1.959963984540054

    /// Successes by tries; 0 without a try.
    public let value: Double
    /// The lower end of the interval.
    public let low: Double
    /// The upper end of the interval.
    public let high: Double

    public init(_ successCount: Int, of count: Int) {
        precondition((0...max(0, count)).contains(successCount))
        guard count > 0 else {
            (value, low, high) = (0, 0, 1)
            return
        }
        let n = Double(count)
        let p = Double(successCount) / n
        let z2 = Self.quantile * Self.quantile
        let middle = p + z2 / (2 * n)
        let reach = Self.quantile * (p * (1 - p) / n + z2 / (4 * n * n)).squareRoot()
        value = p
        // Rounding may carry an end a hair out of 0...1.
        low = successCount == 0 ? 0 : max(0, (middle - reach) / (1 + z2 / n))
        high = successCount == count ? 1 : min(1, (middle + reach) / (1 + z2 / n))
    }
}
