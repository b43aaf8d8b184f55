internal import NumeralCore

extension OccludedGlyphs.Patch {
    /// Where the patch lies in a glyph's ink.
    func place(in glyph: Glyph) -> GlyphPlace {
        let inked = glyph.ink.indices.filter { glyph.ink[$0] > 0 }
        func third(_ middle: Int, of positions: [Int]) -> GlyphPlace.Third {
            guard let low = positions.min(), let high = positions.max() else { return .middle }
            // Middles are doubled, so that halves of pixels stay whole.
            let share = Double(middle - 2 * low) / Double(2 * (high - low + 1))
            return share < 1 / 3 ? .first : share > 2 / 3 ? .last : .middle
        }
        return GlyphPlace(
            row: third(rows.lowerBound + rows.upperBound, of: inked.map { $0 / Glyph.side }),
            column: third(
                columns.lowerBound + columns.upperBound, of: inked.map { $0 % Glyph.side }))
    }
}
