/// How a digit's strokes are put down.
public struct PictureStroke: Hashable, Sendable {
    /// Where the strokes come from.
    public enum Form: Hashable, Sendable {
        /// The glyph's own pixels, enlarged or made smaller.
        case pixels(GlyphResampling)
        /// A round pen along the glyph's middle lines; its width as a share of the digit's side.
        case pen(Float)
    }

    /// What happens to the strokes.
    public enum Texture: Hashable, Sendable {
        case solid
        /// Single pixels, so many of a hundred.
        case stippled(Float)
        /// Ink that the paper's grain takes up in part: grains' distance in pixels, share without.
        case dry(pitch: Float, share: Float)
        /// Dots along the lines: their distance in pens' widths.
        case dots(Float)
        /// Gaps: how many, and their length in pens' widths.
        case gaps(count: Int, length: Float)
        /// Only the strokes' rims: their width as a share of the pen's.
        case outline(Float)
    }

    public var form: Form
    public var texture = Texture.solid
    /// Cut at half ink: no soft rims.
    public var isTwoLevel = false
    /// The whole 28 × 28 frame of the glyph instead of its ink's box.
    public var keepsFrame = false
}
