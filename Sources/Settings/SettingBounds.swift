/// The numbers that a setting may be.
package enum SettingBounds: Sendable {
    case within(ClosedRange<Double>)
    /// Above the first, at most the second.
    case above(Double, upTo: Double)
    /// At least the first, below the second.
    case from(Double, below: Double)

    /// Above the first, below the second.
    case between(Double, Double)

    func contains(_ value: Double) -> Bool {
        switch self {
        case .within(let range): range.contains(value)
        case .above(let lower, let upper): value.isFinite && value > lower && value <= upper
        case .from(let lower, let upper): value >= lower && value < upper
        case .between(let lower, let upper): value > lower && value < upper
        }
    }

    /// The words after "must be".
    package var words: String {
        switch self {
        case .above(let lower, .infinity): "above \(text(lower))"
        case .from(let lower, .infinity): "at least \(text(lower))"
        case .within(let range): "from \(text(range.lowerBound)) to \(text(range.upperBound))"
        case .above(let lower, let upper): "above \(text(lower)) and at most \(text(upper))"
        case .between(let lower, let upper): "above \(text(lower)) and below \(text(upper))"
        case .from(let lower, let upper): "at least \(text(lower)) and below \(text(upper))"
        }
    }
}

/// A number without the `.0` of whole ones.
func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}
