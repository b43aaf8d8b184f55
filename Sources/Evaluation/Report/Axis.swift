internal import Foundation

/// A scale from numbers to places in a drawing, with round numbers to mark.
struct Axis {
    let domain: ClosedRange<Double>
    /// Where the domain's ends are drawn.
    let start: Double
    let end: Double
    /// Round numbers within the domain: steps of 1, 2 or 5 times a power of ten.
    let ticks: [Double]
    /// How many digits behind the point tell the ticks apart.
    let digitCount: Int

    /// Covers values with a domain that ends in round numbers.
    init(covering values: [Double], from start: Double, to end: Double, tickCount: Int = 5) {
        let low = values.min() ?? 0
        let high = max(values.max() ?? 1, low + max(1e-6, abs(low) * 1e-6))
        let rough = (high - low) / Double(tickCount)
        let power = pow(10, floor(log10(rough)))
        let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? 10 * power
        let (first, last) = (floor(low / step), ceil(high / step))
        self.start = start
        self.end = end
        domain = first * step...last * step
        ticks = (0...Int(last - first)).map { (first + Double($0)) * step }
        digitCount = max(0, Int(-floor(log10(step) + 1e-9)))
    }

    /// Of an upright scale: a line across for each tick, with its number on the left.
    func rules(from left: Double, to right: Double) -> [String] {
        ticks.flatMap { tick in
            [
                line(left, place(tick), right, place(tick), style: "grid"),
                label(left - 6, place(tick) + 4, number(tick, digitCount), anchor: "end"),
            ]
        }
    }

    func place(_ value: Double) -> Double {
        let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
        return start + (end - start) * share
    }
}
