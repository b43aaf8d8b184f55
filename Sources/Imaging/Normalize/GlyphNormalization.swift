/// Every setting that decides what glyph a picture becomes; saved with the model.
///
/// The work is in the extensions: a picture to ink, ink to components, ink in a box to a glyph.
public struct GlyphNormalization: Codable, Hashable, Sendable {
    /// The longest side of the symbol in its glyph, in pixels; MNIST's is 20.
    public var boxSide = 20

    /// The ink, of 255, that a symbol's box reaches to. A lower one takes in the blur of a scaled
    /// picture, a higher one cuts faint strokes' ends.
    public var boxInkMin = 64
    /// Strokes thinner than this, in pixels of the glyph, are thickened. None of MNIST's training
    /// images has thinner ones (mean stroke width as twice area by perimeter; the least is 1.21).
    public var strokeWidthMin: Float = 1.2
    /// The width they are thickened to: MNIST's fifth percentile.
    public var strokeWidthThickened: Float = 1.8

    /// Smaller symbols are enlarged to this side, in pixels, before they are averaged down.
    public var supersampledSide = 80

    /// The least ink, of 255, that a symbol's box takes in when it is scaled.
    public var traceInkMin = 4
    /// The ink, of 255, that the outermost row or column of a symbol usually reaches: MNIST's mean.
    public var outlineInk: Float = 232

    public init() {}

    /// Names the way from a picture to a glyph, as far as no setting says it: a model is fed by the
    /// one that it was measured with, and by no other.
    public static let pipeline = "ink/2"

    /// The settings of the shipped models.
    public static let standard = GlyphNormalization()
}
