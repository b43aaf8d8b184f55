public import NumeralCore

/// The glyph of some parts of a page, and what must be known of how it came about.
public struct InkGlyph: Hashable, Sendable {
    public let glyph: Glyph
    /// Whether the strokes were thickened.
    public let isThin: Bool
    /// Whether the ink goes straight along all four sides of its box, as a block or a frame does
    /// and no digit.
    public let isBlock: Bool
}
