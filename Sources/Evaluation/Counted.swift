/// A number of things in words: `1 epoch`, `2 epochs`.
///
/// - Parameter unit: in the singular, of a word whose plural ends in s.
public func counted(_ count: Int, _ unit: String) -> String {
    "\(count) \(unit)\(count == 1 ? "" : "s")"
}
