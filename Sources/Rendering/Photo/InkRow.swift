internal import NumeralCore

/// Glyphs beside each other as sharp strokes: ``InkField``s at their places.
struct InkRow {
    /// The longest side of the symbol in a glyph, in its pixels.
    private static let boxSide: Float = 20
    /// Ink from here on belongs to a glyph's breadth, of 255.
    private static let inkMin: UInt8 = 48

    private let fields: [InkField]
    /// Where each field's middle stands, in pixels of the glyph right of the row's middle.
    private let middles: [Float]

    /// - Parameters:
    ///   - edge: see ``InkField``.
    ///   - gap: between the boxes of the glyphs' ink, as a share of a digit's side.
    init(_ glyphs: [Glyph], edge: Float, gap: Float) {
        fields = glyphs.map { InkField($0, edge: edge) }
        // A digit alone stands by its frame's middle, as it always did.
        guard glyphs.count > 1 else {
            middles = glyphs.map { _ in 0 }
            return
        }
        var end: Float = 0
        var places: [Float] = []
        for glyph in glyphs {
            let columns = glyph.ink.indices.filter { glyph.ink[$0] >= Self.inkMin }.map {
                $0 % Glyph.side
            }
            let (first, last) = (
                Float(columns.min() ?? 0), Float(columns.max() ?? Glyph.side - 1) + 1
            )
            places.append(end - first + Float(Glyph.side) / 2)
            end += last - first + gap * Self.boxSide
        }
        let breadth = end - gap * Self.boxSide
        middles = places.map { $0 - breadth / 2 }
    }

    /// How much ink covers a place; see ``InkField/coverage(x:y:footprint:)``.
    func coverage(x: Float, y: Float, footprint: Float) -> Float {
        var most: Float = 0
        for index in fields.indices {
            let value = fields[index].coverage(
                x: x - middles[index], y: y, footprint: footprint)
            most = max(most, value)
        }
        return most
    }
}
