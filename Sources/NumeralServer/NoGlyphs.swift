public import NumeralCore

/// No training glyphs, for a server that was given none.
public struct NoGlyphs: GlyphSearching {
    public init() {}

    public func nearest(to glyph: Glyph, count: Int) throws(NeighborError) -> [Neighbor] {
        throw .missing("this server was given no training digits: start it with numeral serve")
    }
}
