public import Datasets
public import NumeralCore

/// What a data set looks like: how much of what, what is twice in it, how it lies, what is probably
/// labelled wrongly.
public struct Exploration: Sendable {
    /// A map of some of the glyphs in the plane.
    public struct Map: Hashable, Sendable {
        /// Which glyphs, in the order of the points.
        public let indices: [Int]
        /// `[glyph, 2]`.
        public let points: [Float]

        /// - Precondition: two numbers a glyph.
        public init(indices: [Int], points: [Float]) {
            precondition(points.count == 2 * indices.count)
            (self.indices, self.points) = (indices, points)
        }
    }

    /// What was explored.
    public let set: LabeledGlyphs
    public let statistics: GlyphStatistics
    /// The share of the variance of all pixels that each principal component has, greatest first.
    public let varianceShares: [Double]
    /// Some glyphs by the first two principal components.
    public let principalMap: Map
    /// The same glyphs by t-SNE, where there are enough for it.
    public let neighborMap: Map?
    /// How many glyphs are the same in every byte as one before them.
    public let copyCount: Int
    /// The pairs that are most alike with one label, and with two; the nearest first.
    public let pairsWithin: [NearPair]
    public let pairsAcross: [NearPair]
    /// Probable label errors, where a recipe was followed to find them.
    public let labels: ConfidentLearning?
    /// What found them.
    public let recipeName: String?

    public init(
        set: LabeledGlyphs, varianceShares: [Double], principalMap: Map, neighborMap: Map?,
        copyCount: Int, pairsWithin: [NearPair], pairsAcross: [NearPair],
        labels: ConfidentLearning?, recipeName: String?
    ) {
        (self.set, statistics) = (set, GlyphStatistics(set))
        self.varianceShares = varianceShares
        (self.principalMap, self.neighborMap) = (principalMap, neighborMap)
        (self.copyCount, self.pairsWithin, self.pairsAcross) = (
            copyCount, pairsWithin, pairsAcross
        )
        (self.labels, self.recipeName) = (labels, recipeName)
    }

    /// The mean of each class that occurs, as a picture of ink.
    public var means: [(symbol: Symbol, picture: Glyph)] {
        var sums = [[Int]](
            repeating: [Int](repeating: 0, count: Glyph.pixelCount), count: set.classes.count)
        for (index, label) in set.labels.enumerated() {
            let start = index * Glyph.pixelCount
            for pixel in 0..<Glyph.pixelCount {
                sums[Int(label)][pixel] += Int(set.glyphs[start + pixel])
            }
        }
        return zip(set.classes, zip(sums, set.countPerClass)).compactMap { symbol, part in
            let (sum, count) = part
            guard count > 0 else { return nil }
            return (symbol, Glyph(ink: sum.map { UInt8(($0 + count / 2) / count) }))
        }
    }
}
