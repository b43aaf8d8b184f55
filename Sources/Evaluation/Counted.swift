/// A number of things in words: `1 epoch`, `2 epochs`.
///
/// - Parameter unit: in the singular, of a word whose plural ends in s; one in y, as `family`,
///   gets `ies`.
public func counted(_ count: Int, _ unit: String) -> String {
    if count == 1 { return "1 \(unit)" }
    return unit.hasSuffix("y") ? "\(count) \(unit.dropLast())ies" : "\(count) \(unit)s"
}
