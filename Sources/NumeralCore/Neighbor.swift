/// A glyph that readers are trained on, and that looks much like another.
public struct Neighbor: Hashable, Sendable {
    /// What it shows, by those who wrote it.
    public let symbol: Symbol
    /// How different it looks: the root mean square difference of both glyphs' ink, blurred, from
    /// 0 (the same) to 1.
    public let distance: Float
    public let glyph: Glyph

    public init(symbol: Symbol, distance: Float, glyph: Glyph) {
        (self.symbol, self.distance, self.glyph) = (symbol, distance, glyph)
    }
}

/// Anything that finds the known glyphs that look most like one.
///
/// The server knows them only by this, so that it never reads a data set.
public protocol GlyphSearching: Sendable {
    /// The most alike, nearest first; safe to call from many threads at once.
    func nearest(to glyph: Glyph, count: Int) throws(NeighborError) -> [Neighbor]
}

/// Why there are no glyphs to compare with.
public enum NeighborError: Error, Hashable, Sendable {
    /// They are still being read.
    case loading
    /// They are not there: what is wrong, then what to do about it.
    case missing(String)
}

extension NeighborError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .loading: "the training digits are still being read: try again in a moment"
        case .missing(let words): words
        }
    }
}
