public import NumeralCore

extension GlyphNormalization {
    /// The glyph of all ink in a picture of light (0 is black), by the likeliest way to tell it;
    /// blank where there is none.
    public func glyph(ofPicture picture: GrayImage) -> Glyph {
        for ink in InkHypotheses(of: picture) {
            if let candidate = InkLayout(ink).candidates.first {
                return glyph(from: ink, candidate).glyph
            }
        }
        return .blank
    }

    /// The glyph of a small bitmap of ink, as data sets hold them: 0 is paper, whatever is there.
    ///
    /// One that is a glyph already, as MNIST's are, stays as it is; anything else (cut to its
    /// edges, not centred, of another size, binary) goes the way that a picture goes.
    /// Blank ink gives a blank glyph.
    public func glyph(ofInk ink: GrayImage) -> Glyph {
        isGlyph(ink) ? Glyph(ink: ink.pixels) : glyph(ofPicture: ink.onPaper)
    }
}

extension GrayImage {
    /// Ink (0 paper) as dark on light, with a margin of half its longer side.
    ///
    /// Bitmaps of ink are often filled to their edges: without a margin, paper and ink could not be
    /// told apart.
    public var onPaper: GrayImage {
        let margin = max(width, height) / 2
        var picture = GrayImage(
            width: width + 2 * margin, height: height + 2 * margin, filledWith: 255)
        for row in 0..<height {
            for column in 0..<width {
                picture[column + margin, row + margin] = 255 - self[column, row]
            }
        }
        return picture
    }
}
