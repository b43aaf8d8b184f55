public import NumeralCore

/// The middle lines of a glyph's strokes: where a pen went that wrote it.
///
/// The glyph is enlarged, cut at half ink, thinned to a line (``Thinning``), rid of short side
/// branches, and the line is smoothed.
public struct GlyphSkeleton: Sendable {
    /// Pixels that one of the glyph's becomes, each way, before it is thinned.
    private static let enlargement = 4
    /// Ink from here on, full ink 1.
    private static let inkMin = 0.5
    /// Side branches up to this length, in pixels of the glyph, are the outline's bumps.
    private static let branchMax = 1.5
    /// How often each place moves towards the mean of its neighbours.
    private static let smoothingCount = 8

    /// Places on the lines, in pixels of the glyph from its top left corner.
    let places: [SIMD2<Double>]
    /// Pairs of places that a line joins; a place alone is joined to itself.
    let lines: [(Int, Int)]

    /// - Returns: `nil` when no line is left: there is no place with half ink, or but a speck.
    public init?(_ glyph: Glyph) {
        let side = Glyph.side * Self.enlargement + 2
        var isInk = Self.enlarged(glyph, side: side)
        Thinning.thin(&isInk, side: side)
        var graph = PixelGraph(isInk, side: side)
        guard !graph.places.isEmpty else { return nil }
        graph.prune(upTo: Int(Self.branchMax * Double(Self.enlargement)))
        graph.smooth(Self.smoothingCount)
        // One paper pixel was put around the glyph; a pixel's middle is at .5.
        places = graph.places.map { ($0 - 0.5) / Double(Self.enlargement) }
        lines = graph.lines
    }

    /// The glyph enlarged and cut, with a pixel of paper around it.
    private static func enlarged(_ glyph: Glyph, side: Int) -> [Bool] {
        let ink = InkPlane(glyph)
        return (0..<side * side).map { index in
            let (column, row) = (index % side - 1, index / side - 1)
            let range = 0..<Glyph.side * enlargement
            guard range.contains(column), range.contains(row) else { return false }
            func place(_ fine: Int) -> Double {
                (Double(fine) + 0.5) / Double(enlargement) - 0.5
            }
            return ink.sample(place(column), place(row)) >= inkMin
        }
    }
}
