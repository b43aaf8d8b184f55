public import NumeralCore

/// What a set of glyphs looks like in numbers: for a table, or as JSON.
public struct GlyphStatistics: Codable, Hashable, Sendable {
    /// The figures of one class, or of all of them.
    public struct Figures: Codable, Hashable, Sendable {
        public var count = 0
        /// The mean of all pixels, from 0 to 255.
        public var pixelMean = 0.0
        /// The standard deviation of all pixels.
        public var pixelDeviation = 0.0
        /// The share of pixels with at least half of full ink, from 0 to 1.
        public var inkShare = 0.0
        /// The mean extents of the box around any ink, in pixels; blank glyphs left out.
        public var inkWidth = 0.0
        public var inkHeight = 0.0
        /// The mean centre of the ink's mass, in pixels from the top left; pixel middles at .5.
        public var centerX = 0.0
        public var centerY = 0.0
        /// How many glyphs have no ink at all.
        public var blankCount = 0
    }

    /// The figures of one class.
    public struct ClassFigures: Codable, Hashable, Sendable {
        public let symbol: Symbol
        public let figures: Figures
    }

    public let name: String
    /// `[count, 28, 28]`.
    public let shape: [Int]
    public let contentHash: String
    public let total: Figures
    /// In the order of the set's classes.
    public let classes: [ClassFigures]

    /// Walks over every pixel once.
    public init(_ set: LabeledGlyphs) {
        var sums = Array(repeating: Sums(), count: set.classes.count)
        set.glyphs.withUnsafeBufferPointer { pixels in
            for index in 0..<set.count {
                let start = index * Glyph.pixelCount
                let glyph = UnsafeBufferPointer(
                    rebasing: pixels[start..<start + Glyph.pixelCount])
                sums[Int(set.labels[index])].add(glyph)
            }
        }
        name = set.name
        shape = [set.count, Glyph.side, Glyph.side]
        contentHash = set.contentHash
        total = sums.reduce(into: Sums()) { $0.add($1) }.figures
        classes = zip(set.classes, sums).map { ClassFigures(symbol: $0, figures: $1.figures) }
    }
}

/// What the figures are made of; whole numbers, so that no order of adding changes them.
private struct Sums {
    var count = 0
    var blankCount = 0
    var ink = 0
    var inkSquared = 0
    var inkedCount = 0
    var width = 0
    var height = 0
    var centerX = 0.0
    var centerY = 0.0

    mutating func add(_ glyph: UnsafeBufferPointer<UInt8>) {
        count += 1
        let side = Glyph.side
        var (mass, momentX, momentY) = (0, 0, 0)
        var (left, right, top, bottom) = (side, -1, side, -1)
        for y in 0..<side {
            for x in 0..<side {
                let value = Int(glyph[y * side + x])
                guard value > 0 else { continue }
                mass += value
                inkSquared += value * value
                inkedCount += value >= 128 ? 1 : 0
                momentX += value * x
                momentY += value * y
                (left, right) = (min(left, x), max(right, x))
                (top, bottom) = (min(top, y), y)
            }
        }
        ink += mass
        guard mass > 0 else {
            blankCount += 1
            return
        }
        width += right - left + 1
        height += bottom - top + 1
        centerX += Double(momentX) / Double(mass) + 0.5
        centerY += Double(momentY) / Double(mass) + 0.5
    }

    mutating func add(_ other: Sums) {
        count += other.count
        blankCount += other.blankCount
        ink += other.ink
        inkSquared += other.inkSquared
        inkedCount += other.inkedCount
        width += other.width
        height += other.height
        centerX += other.centerX
        centerY += other.centerY
    }

    var figures: GlyphStatistics.Figures {
        guard count > 0 else { return GlyphStatistics.Figures() }
        let pixelCount = Double(count * Glyph.pixelCount)
        let mean = Double(ink) / pixelCount
        let inked = Double(max(1, count - blankCount))
        return GlyphStatistics.Figures(
            count: count, pixelMean: mean,
            pixelDeviation: max(0, Double(inkSquared) / pixelCount - mean * mean).squareRoot(),
            inkShare: Double(inkedCount) / pixelCount,
            inkWidth: Double(width) / inked, inkHeight: Double(height) / inked,
            centerX: centerX / inked, centerY: centerY / inked, blankCount: blankCount)
    }
}
