import Imaging
import NumeralCore
import PictureSupport
import Testing

@Suite struct InkTests {
    @Test("A page of one value is blank", arguments: [UInt8(0), 1, 20, 128, 235, 254, 255])
    func blank(value: UInt8) {
        let seen = SeenInk(GrayImage(width: 280, height: 280, filledWith: value))
        #expect(seen.isBlank && seen.box == nil)
    }

    @Test("Noise on paper, shaded or not, is blank", arguments: [1.0, 2, 5, 9], [0.0, 0.5])
    func noise(deviation: Double, shade: Double) {
        var generator = SplitMix64(seed: UInt64(deviation * 8 + shade * 100))
        var page = GrayImage(width: 240, height: 200)
        for row in 0..<200 {
            for column in 0..<240 {
                // Twelve uniform numbers' sum is nearly normal, with deviation 1.
                let normal = (0..<12).reduce(-6.0) { sum, _ in sum + Double(generator.nextUnit()) }
                let light = 215 * (1 - shade * Double(column) / 240) + deviation * normal
                page[column, row] = UInt8(max(0, min(255, light.rounded())))
            }
        }
        #expect(SeenInk(page).isBlank)
    }

    @Test("A page that darkens to its corners is blank, and a digit on it is read")
    func vignette() throws {
        let digit = try Fixtures.picture("gray.png")
        let page = digit.placed(x: 120, y: 60, width: 320, height: 240, paper: 255)
        var (blank, written) = (page, page)
        for row in 0..<240 {
            for column in 0..<320 {
                let (x, y) = (Double(column - 160) / 160, Double(row - 120) / 160)
                let light = 235 * (1 - 0.3 * (x * x + y * y) * (x * x + y * y).squareRoot())
                blank[column, row] = UInt8(light.rounded())
                written[column, row] = UInt8(
                    (light * (0.2 + 0.8 * Double(page[column, row]) / 255)).rounded())
            }
        }
        #expect(SeenInk(blank).isBlank)
        let seen = SeenInk(written)
        #expect(seen.ink?.paperIsLight == true)
        #expect(try seen.glyph.difference(from: Fixtures.glyph("gray.png")) <= 4)
    }

    @Test("A page half in shadow is still paper", arguments: [false, true])
    func deepShadow(isNegative: Bool) throws {
        let digit = try Fixtures.picture("gray.png")
        var page = digit.placed(x: 150, y: 90, width: 320, height: 240, paper: 255)
        for row in 0..<240 {
            for column in 0..<320 {
                let light = 230 * (1 - 0.7 * Double(column) / 320)
                page[column, row] = UInt8(
                    (light * (0.25 + 0.75 * Double(page[column, row]) / 255)).rounded())
            }
        }
        if isNegative { page = page.turnedNegative }
        let seen = SeenInk(page)
        #expect(seen.ink?.paperIsLight == !isNegative)
        #expect(try seen.glyph.shapeDifference(from: Fixtures.glyph("gray.png")) <= 25)
    }

    @Test func transparentCanvasIsBlank() throws {
        #expect(SeenInk(GrayImage(width: 1, height: 1, filledWith: 9)).isBlank)
        #expect(SeenInk(GrayImage(width: 0, height: 0)).isBlank)
    }

    @Test func aSpeckIsNoSymbol() {
        var page = GrayImage(width: 280, height: 280, filledWith: 255)
        page[100, 100] = 0
        #expect(SeenInk(page).isBlank)
    }

    @Test func farSpecksAreDropped() throws {
        let digit = try Fixtures.picture("gray.png")
        let clean = digit.placed(x: 100, y: 100, width: 280, height: 280, paper: 255)
        var dirty = clean
        for (x, y) in [(5, 5), (270, 20), (12, 260)] { dirty[x, y] = 0 }
        #expect(SeenInk(dirty).box == SeenInk(clean).box)
        #expect(Fixtures.glyph(of: dirty) == Fixtures.glyph(of: clean))
    }

    @Test func faintInkGivesTheSameGlyph() throws {
        let digit = try Fixtures.picture("gray.png")
        var faint = digit
        faint.pixels = digit.pixels.map { 255 - (255 - $0) / 6 }
        let glyph = try #require(Fixtures.glyph(of: faint))
        #expect(glyph.difference(from: try #require(Fixtures.glyph(of: digit))) <= 8)
    }

    @Test func partsAreCountedEightWay() throws {
        var page = GrayImage(width: 60, height: 40)
        for step in 0..<20 { page[5 + step, 5 + step] = 255 }
        for row in 5..<25 { for column in 40..<46 { page[column, row] = 255 } }
        let parts = try #require(SeenInk(page).ink).parts
        #expect(
            parts.map(\.box) == [
                Box(x: 5, y: 5, width: 20, height: 20), Box(x: 40, y: 5, width: 6, height: 20),
            ])
        #expect(parts.map(\.area) == [20, 120] && parts.map(\.mass) == [20 * 255, 120 * 255])
    }

    @Test func largePicturesKeepTheirOwnCoordinates() throws {
        let digit = try Fixtures.picture("gray.png").repeated(8)
        let page = digit.placed(x: 900, y: 400, width: 2400, height: 1800, paper: 255)
        let seen = SeenInk(page)
        let box = try #require(seen.box)
        let small = try #require(SeenInk(try Fixtures.picture("gray.png")).box)
        #expect(try #require(seen.ink).place.reduction > 1)
        #expect(abs(box.x - (900 + 8 * small.x)) <= 8 && abs(box.width - 8 * small.width) <= 16)
        #expect(try seen.glyph.difference(from: Fixtures.glyph("gray.png")) <= 14)
    }
}
