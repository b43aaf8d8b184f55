public import NumeralCore

extension GlyphNormalization {
    /// The glyph of a small bitmap of ink, as data sets hold them: 0 is paper, whatever is there.
    ///
    /// One that is a glyph already, as MNIST's are, stays as it is; anything else (cut to its
    /// edges, not centred, of another size, binary) goes the way that a picture goes.
    /// Blank ink gives a blank glyph.
    public func glyph(ofInk ink: GrayImage) -> Glyph {
        if isGlyph(ink) { return Glyph(ink: ink.pixels) }
        let map = self.ink(of: Self.picture(of: ink))
        guard let box = map.box else {
            return Glyph(ink: [UInt8](repeating: 0, count: Glyph.pixelCount))
        }
        return glyph(from: map, in: box)
    }

    /// Dark on light with a margin, because bitmaps are often filled to their edges: then paper
    /// and ink could not be told apart.
    private static func picture(of ink: GrayImage) -> GrayImage {
        let margin = max(ink.width, ink.height) / 2
        var picture = GrayImage(
            width: ink.width + 2 * margin, height: ink.height + 2 * margin, filledWith: 255)
        for row in 0..<ink.height {
            for column in 0..<ink.width {
                picture[column + margin, row + margin] = 255 - ink[column, row]
            }
        }
        return picture
    }
}
