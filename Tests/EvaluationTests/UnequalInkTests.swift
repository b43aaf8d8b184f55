import Datasets
import NumeralCore
import Recognition
import Testing

/// Digits in pens of unequal strength, and digits that are small for their page.
@Suite struct UnequalInkTests {
    /// Draws a glyph into a page.
    ///
    /// - Parameter strength: of the ink, 1 is black.
    private static func draw(
        _ glyph: Glyph, into page: inout GrayImage, x: Int, y: Int, scale: Int, strength: Float
    ) {
        for row in 0..<Glyph.side * scale {
            for column in 0..<Glyph.side * scale {
                let ink = Float(glyph.ink[row / scale * Glyph.side + column / scale])
                page[x + column, y + row] = UInt8(255 - ink * strength)
            }
        }
    }

    @Test("A second digit in a pale pen is seen", arguments: [0.25, 0.35, 0.45] as [Float])
    func palePen(strength: Float) throws {
        let reader = try Shipped.reader()
        let glyphs = try Shipped.digitsButOnes(40).map(\.glyph)
        let seen = try (0..<20).count { index in
            var page = GrayImage(width: 420, height: 240, filledWith: 255)
            Self.draw(glyphs[2 * index], into: &page, x: 30, y: 40, scale: 6, strength: 1)
            Self.draw(
                glyphs[2 * index + 1], into: &page, x: 220, y: 50, scale: 6, strength: strength)
            return try reader.read(page).reasons == [.severalGlyphs]
        }
        #expect(seen >= 19)
    }

    @Test("A digit that is small for its page is no blank page", arguments: [1, 2])
    func smallDigit(scale: Int) throws {
        let reader = try Shipped.reader()
        let blank = try Shipped.digitsButOnes(10).count { glyph, _ in
            var page = GrayImage(width: 2000, height: 1500, filledWith: 255)
            Self.draw(glyph, into: &page, x: 700, y: 500, scale: scale, strength: 1)
            return try reader.read(page).outcome == .blank
        }
        #expect(blank <= 1)
    }
}
