public import NumeralCore

extension GlyphSkeleton {
    /// How much of ink and drawing together both must cover. Of MNIST's digits a half reach 0.82,
    /// nine of ten reach this; a 6 whose loop is a blot has 0.68.
    private static let agreementMin = 0.75
    /// The drawing that loops are counted in: its side and pen in pixels.
    private static let drawing = (side: 8 * Glyph.side, penWidth: 3.0, holePixelsMin: 8)

    /// Whether a round pen along the lines draws what the glyph shows.
    ///
    /// It does not where a loop is filled with ink, whose middle is a short line or none: a 6 would
    /// be drawn as a C. Told by the glyph alone: with a pen as wide as the strokes are on average,
    /// the drawing covers the same pixels but for a quarter, and has as many loops.
    public func keepsShape(of glyph: Glyph) -> Bool {
        let drawn = drawn(side: Self.drawing.side, penWidth: Self.drawing.penWidth)
        let loops = InkTopology(drawn, pixelsMin: Self.drawing.holePixelsMin).holeCount
        return loops == InkTopology(glyph.image, pixelsMin: 1).holeCount
            && agreement(with: glyph) >= Self.agreementMin
    }

    /// Pixels that are both ink and drawn, as a share of those that are either.
    private func agreement(with glyph: Glyph) -> Double {
        let isInked = glyph.ink.map { $0 >= 128 }
        let segments = lines.map { LineSegment(from: places[$0.0], to: places[$0.1]) }
        let length = segments.reduce(0.0) { $0 + $1.length }
        guard length > 0 else { return 0 }
        let reach = Double(isInked.count { $0 }) / length / 2
        var (both, either) = (0, 0)
        for index in isInked.indices {
            let place = SIMD2(
                Double(index % Glyph.side) + 0.5, Double(index / Glyph.side) + 0.5)
            let isDrawn = segments.contains { $0.distance(of: place) <= reach }
            both += isDrawn && isInked[index] ? 1 : 0
            either += isDrawn || isInked[index] ? 1 : 0
        }
        return Double(both) / Double(max(1, either))
    }
}
