import NumeralCore
import Recognition
import Testing

@Suite struct GlyphFlatteningTests {
    static func flattened(_ ink: [Float], window: Int = 11) -> [Float] {
        var ink = ink
        ink.withUnsafeMutableBufferPointer { GlyphFlattening(window: window).apply(to: $0) }
        return ink
    }

    /// A cross of strokes five pixels wide, full ink on paper.
    static let cross: [Float] = (0..<784).map { index in
        let (row, column) = (index / 28, index % 28)
        return abs(row - 14) <= 2 || abs(column - 14) <= 2 ? 1 : 0
    }

    @Test("Strokes narrower than the square stay as they are")
    func keepsStrokes() {
        #expect(Self.flattened(Self.cross) == Self.cross)
        let blank = [Float](repeating: 0, count: 784)
        #expect(Self.flattened(blank) == blank)
    }

    @Test("A grey ground goes, and what is left is full ink again", arguments: [0.2, 0.5, 0.8])
    func takesGround(level: Float) {
        let hazy = Self.cross.map { level + (1 - level) * $0 }
        for (value, expected) in zip(Self.flattened(hazy), Self.cross) {
            #expect(abs(value - expected) < 1e-5)
        }
    }

    @Test("A slope of light goes but for a little, a band at the edge goes wholly")
    func takesSlopes() {
        let sloped = Self.cross.indices.map { max(Self.cross[$0], Float($0 % 28) / 56) }
        let paper = Self.cross.indices.filter { Self.cross[$0] == 0 }
        let flat = Self.flattened(sloped)
        #expect(paper.allSatisfy { flat[$0] < 0.12 })
        let banded = Self.cross.indices.map { $0 % 28 < 7 ? 1 : Self.cross[$0] }
        let cleaned = Self.flattened(banded)
        #expect(Self.cross.indices.allSatisfy { $0 % 28 >= 7 || cleaned[$0] == 0 })
    }

    @Test("What is left with next to no ink is not blown up to digits")
    func leavesFaintness() {
        let faint = Self.cross.map { 0.01 * $0 }
        #expect((Self.flattened(faint).max() ?? 0) < 0.1)
    }

    @Test("Any window does what the definition says, pixel by pixel", arguments: [5, 7, 11, 27])
    func agreesWithDefinition(window: Int) {
        for glyph in randomGlyphs(count: 3, seed: UInt64(window)) {
            let ink = glyph.ink.map { Float($0) / 255 }
            func extremes(_ values: [Float], _ extreme: ([Float]) -> Float?) -> [Float] {
                let reach = window / 2
                return values.indices.map { index in
                    let (row, column) = (index / 28, index % 28)
                    return extreme(
                        (max(0, row - reach)...min(27, row + reach)).flatMap { row in
                            (max(0, column - reach)...min(27, column + reach)).map {
                                values[row * 28 + $0]
                            }
                        }) ?? 0
                }
            }
            let opened = extremes(extremes(ink) { $0.min() }) { $0.max() }
            let rest = zip(ink, opened).map { $0 - $1 }
            let peak = rest.max() ?? 0
            let factor = peak > 0 && peak < 1 ? 1 / max(peak, GlyphFlattening.peakMin) : 1
            #expect(Self.flattened(ink, window: window) == rest.map { $0 * factor })
        }
    }

    @Test(
        "Alone or in a batch, a glyph gets the same inputs; without flattening only scaled")
    func inputs() {
        let glyphs = randomGlyphs(count: 3, seed: 5)
        let ink = glyphs.flatMap(\.ink)
        let steps = Preprocessing([.flatten(GlyphFlattening(window: 7)), .scale(.mnist)])
        let together = steps.features(of: ink)
        #expect(together == glyphs.flatMap { steps.features(of: $0.ink) })
        #expect(together.count == 3 * 784)
        #expect(
            Preprocessing([.scale(.mnist)]).features(of: ink)
                == ink.map { (Float($0) / 255 - 0.1307) / 0.3081 })
    }
}
