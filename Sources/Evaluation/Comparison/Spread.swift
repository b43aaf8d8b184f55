/// The mean of a figure over runs that differ by their seed, and how far they scatter.
public struct Spread: Codable, Hashable, Sendable {
    public let mean: Double
    /// The standard deviation of a run, with `n − 1` below; 0 of a single run.
    public let deviation: Double
    /// How many runs.
    public let count: Int

    /// - Precondition: at least one value.
    public init(_ values: [Double]) {
        precondition(!values.isEmpty, "a mean of nothing")
        count = values.count
        let mean = values.reduce(0, +) / Double(values.count)
        self.mean = mean
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        deviation = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : 0
    }

    /// `99.67 ± 0.03`; without the deviation for a single run.
    func text(times factor: Double = 1, _ digits: Int) -> String {
        let mean = number(factor * mean, digits)
        return count == 1 ? mean : mean + " ± " + number(factor * deviation, digits)
    }
}
