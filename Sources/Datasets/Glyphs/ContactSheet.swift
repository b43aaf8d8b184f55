public import NumeralCore

/// Many glyphs on one picture, a row a class.
public struct ContactSheet: Hashable, Sendable {
    /// How many glyphs stand in a row.
    public var columnCount = 24
    /// How many pixels each way a pixel of a glyph becomes.
    public var scale = 2
    /// How many pixels lie between glyphs.
    public var gap = 4

    /// The most of each, so that the picture stays below 64 megapixels.
    public static let columnCountMax = 100
    public static let scaleMax = 8

    /// The grey of the gaps, in ink: paper is 0.
    static let gapInk: UInt8 = 40

    public init() {}

    /// Draws a sheet of ink: `[classes × columns]` glyphs, chosen by the seed.
    ///
    /// A class with fewer members leaves the rest of its row empty; a class without members has
    /// no row.
    public func draw(_ set: LabeledGlyphs, seed: UInt64) -> GrayImage {
        precondition((1...Self.columnCountMax).contains(columnCount))
        precondition((1...Self.scaleMax).contains(scale) && (0...64).contains(gap))
        let rows = chosen(set, seed: seed)
        let cell = Glyph.side * scale + gap
        var sheet = GrayImage(
            width: columnCount * cell + gap, height: rows.count * cell + gap,
            filledWith: Self.gapInk)
        var pixels = sheet.pixels
        for (row, indices) in rows.enumerated() {
            for (column, index) in indices.enumerated() {
                let glyph = set[index].glyph
                for y in 0..<Glyph.side * scale {
                    let start = (row * cell + gap + y) * sheet.width + column * cell + gap
                    for x in 0..<Glyph.side * scale {
                        pixels[start + x] = glyph.ink[y / scale * Glyph.side + x / scale]
                    }
                }
            }
        }
        sheet.pixels = pixels
        return sheet
    }

    /// The indices that each row shows.
    private func chosen(_ set: LabeledGlyphs, seed: UInt64) -> [[Int]] {
        var members: [[Int]] = Array(repeating: [], count: set.classes.count)
        for (index, label) in set.labels.enumerated() { members[Int(label)].append(index) }
        return members.enumerated().filter { !$0.element.isEmpty }.map { label, indices in
            var generator = SplitMix64(seed: seed, path: [UInt64(label)])
            return Array(indices.shuffled(using: &generator).prefix(columnCount)).sorted()
        }
    }
}
