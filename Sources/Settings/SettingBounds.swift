/// The numbers that a setting may be.
package enum SettingBounds {
    case within(ClosedRange<Double>)
    /// Above the first, at most the second.
    case above(Double, upTo: Double)
    /// At least the first, below the second.
    case from(Double, below: Double)

    func contains(_ value: Double) -> Bool {
        switch self {
        case .within(let range): range.contains(value)
        case .above(let lower, let upper): value > lower && value <= upper
        case .from(let lower, let upper): value >= lower && value < upper
        }
    }

    /// The words after "must be".
    var words: String {
        switch self {
        case .within(let range): "from \(text(range.lowerBound)) to \(text(range.upperBound))"
        case .above(let lower, let upper): "above \(text(lower)) and at most \(text(upper))"
        case .from(let lower, let upper): "at least \(text(lower)) and below \(text(upper))"
        }
    }
}

/// A number without the `.0` of whole ones.
func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}
