import Imaging
import NumeralCore

/// What the likeliest way to tell ink from paper sees in a picture.
struct SeenInk {
    let ink: Ink?
    let candidate: InkLayout.Candidate?

    init(_ picture: GrayImage) {
        var hypotheses = InkHypotheses(of: picture)
        ink = hypotheses.next()
        candidate = ink.flatMap { InkLayout($0).candidates.first }
    }

    var isBlank: Bool { candidate == nil }

    /// In the picture's pixels.
    var box: Box? {
        guard let ink, let candidate else { return nil }
        return ink.place.pictureBox(candidate.box)
    }

    var glyph: Glyph { found?.glyph ?? .blank }

    var isThin: Bool { found?.isThin ?? false }

    private var found: InkGlyph? {
        guard let ink, let candidate else { return nil }
        return GlyphNormalization.standard.glyph(from: ink, candidate)
    }
}
