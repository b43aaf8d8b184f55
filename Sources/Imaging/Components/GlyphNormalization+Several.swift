internal import NumeralCore

extension GlyphNormalization {
    /// The least share of the heaviest part's ink that a second symbol's largest part has. The
    /// smaller part of a broken 4 or 5 has a fifth, a 1 beside an 8 a third.
    private static let secondShareMin = 0.3

    /// Whether ink that is no one symbol looks like two or more side by side.
    ///
    /// Two heavy parts without a common column: no digit is written so. It explains a refusal; it
    /// does not make one.
    public func holdsSeveral(_ ink: InkMap) -> Bool {
        let parts = components(of: ink)
        guard let heaviest = parts.map(\.mass).max() else { return false }
        let heavy = parts.filter { $0.mass >= Self.secondShareMin * heaviest }
        return heavy.contains { first in
            heavy.contains { $0.box.x >= first.box.x + first.box.width }
        }
    }
}
