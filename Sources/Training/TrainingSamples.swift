import NumeralCore

/// Glyphs with the index of the score that each should raise: a class, or the one after the last
/// for what is none of them.
public struct TrainingSamples: Hashable, Sendable {
    /// `count × 784` bytes of ink.
    public private(set) var glyphs: [UInt8] = []
    public private(set) var labels: [UInt8] = []

    public init() {}

    public var count: Int { labels.count }

    /// Adds glyphs with a label each.
    public mutating func append(glyphs: [UInt8], labels: [UInt8]) {
        precondition(glyphs.count == labels.count * Glyph.pixelCount)
        self.glyphs += glyphs
        self.labels += labels
    }

    /// Adds others.
    public mutating func append(_ others: TrainingSamples) {
        append(glyphs: others.glyphs, labels: others.labels)
    }

    /// One of the glyphs.
    func glyph(at index: Int) -> Glyph {
        let start = index * Glyph.pixelCount
        return Glyph(ink: Array(glyphs[start..<start + Glyph.pixelCount]))
    }

    /// Each of the glyphs.
    var all: [Glyph] { (0..<count).map(glyph) }
}
