internal import NumeralCore

extension OccludedGlyphs.Patch {
    /// Where the patch lies in a glyph's ink, in words: `upper left`, `middle`, `bottom`…
    func place(in glyph: Glyph) -> String {
        let inked = glyph.ink.indices.filter { glyph.ink[$0] > 0 }
        func third(_ middle: Int, of positions: [Int]) -> Int {
            guard let low = positions.min(), let high = positions.max() else { return 1 }
            // Middles are doubled, so that halves of pixels stay whole.
            let share = Double(middle - 2 * low) / Double(2 * (high - low + 1))
            return share < 1 / 3 ? 0 : share > 2 / 3 ? 2 : 1
        }
        let column = third(
            columns.lowerBound + columns.upperBound, of: inked.map { $0 % Glyph.side })
        let row = third(rows.lowerBound + rows.upperBound, of: inked.map { $0 / Glyph.side })
        return Self.places[row][column]
    }

    private static let places = [
        ["at the upper left", "at the top", "at the upper right"],
        ["at the left", "in the middle", "at the right"],
        ["at the lower left", "at the bottom", "at the lower right"],
    ]
}
