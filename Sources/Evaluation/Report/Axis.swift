internal import Foundation

/// A scale from numbers to places in a drawing, with round numbers to mark.
struct Axis {
    /// What is covered; of a logarithmic scale the decimal logarithms.
    let domain: ClosedRange<Double>
    /// Where the domain's ends are drawn.
    let start: Double
    let end: Double
    /// Round numbers within the domain: 1, 2 or 5 times a power of ten apart, or as such numbers
    /// themselves on a logarithmic scale.
    let ticks: [Double]
    private let isLogarithmic: Bool
    /// How many digits behind the point tell the ticks of an even scale apart.
    private let digitCount: Int

    /// Covers values with a domain that ends in round numbers.
    ///
    /// - Parameter most: no tick lies above it, as 100 where the values are percentages.
    init(
        covering values: [Double], from start: Double, to end: Double, tickCount: Int = 5,
        most: Double = .infinity
    ) {
        var (low, high) = (values.min() ?? 0, values.max() ?? 1)
        if high - low <= 1e-9 * max(1, abs(low)) {
            // One value lies in the middle of what it could be taken for.
            let room = low == 0 ? 1 : abs(low) * Self.roomShare
            (low, high) = (low - room, min(high + room, max(most, high)))
        }
        let rough = (high - low) / Double(tickCount)
        let power = pow(10, floor(log10(rough)))
        let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? 10 * power
        let (first, last) = (floor(low / step), ceil(high / step))
        (self.start, self.end, isLogarithmic) = (start, end, false)
        domain = first * step...last * step
        ticks = (0...Int(last - first)).map { (first + Double($0)) * step }
        digitCount = max(0, Int(-floor(log10(step) + 1e-9)))
    }

    /// Covers values above 0, equal factors as equal lengths.
    init(coveringLogarithms values: [Double], from start: Double, to end: Double) {
        let logs = values.map { log10($0) }
        let (low, high) = (logs.min() ?? 0, logs.max() ?? 1)
        let exponents = Int(floor(low)) - 1...Int(ceil(high)) + 1
        let round = exponents.flatMap { exponent in
            [1.0, 2, 5].map { $0 * pow(10, Double(exponent)) }
        }
        // A hair of room: a value that is round itself is not moved off by its logarithm.
        let first = round.last { log10($0) <= low + Self.hair } ?? 1
        let last = round.first { log10($0) >= high - Self.hair && $0 > first } ?? 10
        let within = round.filter { $0 >= first && $0 <= last }
        let decades = within.filter { abs(log10($0) - log10($0).rounded()) < Self.hair }
        let few = within.count <= Self.logTickCountMax || decades.count < 2 ? within : decades
        let pace = (few.count + Self.logTickCountMax - 1) / Self.logTickCountMax
        ticks = stride(from: 0, to: few.count, by: pace).map { few[$0] }
        (self.start, self.end, isLogarithmic, digitCount) = (start, end, true, 0)
        domain = log10(first)...log10(last)
    }

    /// The room about a single value, as a share of it.
    private static let roomShare = 0.1
    private static let hair = 1e-9
    /// More numbers than this meet each other.
    private static let logTickCountMax = 7
    /// The width of a digit of a label, in the drawing's units; see ``ReportStyle``.
    static let digitWidth = 7.5

    /// Room for an upright scale's numbers, whose width does not depend on the place.
    static func width(ofLabels axis: Axis) -> Double {
        Double(axis.ticks.map { axis.text($0).count }.max() ?? 1) * digitWidth + 12
    }

    /// A tick's number as it is written.
    func text(_ tick: Double) -> String {
        guard isLogarithmic else { return number(tick, digitCount) }
        let exponent = Int(floor(log10(tick) + Self.hair))
        guard (-5...6).contains(exponent) else { return String(format: "%.0e", tick) }
        return exponent < 0
            ? number(tick, -exponent)
            : tick.formatted(
                .number.grouping(.automatic).precision(.fractionLength(0))
                    .locale(Locale(identifier: "en_US")))
    }

    /// Of an upright scale: a line across for each tick, with its number on the left.
    func rules(from left: Double, to right: Double) -> [String] {
        ticks.flatMap { tick in
            [
                line(left, place(tick), right, place(tick), style: "grid"),
                label(left - 6, place(tick) + 4, text(tick), anchor: "end"),
            ]
        }
    }

    func place(_ value: Double) -> Double {
        let position = isLogarithmic ? log10(value) : value
        let share = (position - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
        return start + (end - start) * share
    }
}
