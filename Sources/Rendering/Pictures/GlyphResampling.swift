/// How a glyph's pixels become more or fewer.
public enum GlyphResampling: String, CaseIterable, Codable, Sendable {
    /// The nearest pixel: squares.
    case nearest
    case bilinear
    /// Cubic convolution with overshoot, as Catmull and Rom's: crisper, like Lanczos'.
    case cubic
    /// The mean over the pixels that are covered.
    case area
}
