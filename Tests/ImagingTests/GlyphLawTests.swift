import Imaging
import NumeralCore
import PictureSupport
import Testing

/// What must hold whatever is drawn.
@Suite struct GlyphLawTests {
    @Test(
        "Where it stands changes nothing",
        arguments: [(0, 0), (1, 0), (93, 40), (180, 7), (184, 184)])
    func translation(x: Int, y: Int) throws {
        let digit = try Fixtures.picture("gray.png")
        let page = digit.placed(x: x, y: y, width: 280, height: 280, paper: 255)
        #expect(Fixtures.glyph(of: page) == Fixtures.glyph(of: digit))
    }

    @Test(
        "Which of ink and paper is dark changes nothing",
        arguments: [
            "gray.png", "thin-280.png", "fat-280.png", "tiny-corner-280.png",
        ])
    func polarity(name: String) throws {
        let picture = try Fixtures.picture(name)
        let glyph = Fixtures.glyph(of: picture)
        #expect(glyph != nil)
        #expect(Fixtures.glyph(of: picture.turnedNegative) == glyph)
    }

    @Test(
        "A glyph's glyph is itself",
        arguments: [
            "gray.png", "thin-280.png", "fat-280.png", "tiny-corner-280.png", "shaded.png",
            "lossy.webp",
        ])
    func idempotence(name: String) throws {
        let glyph = try Fixtures.glyph(name)
        #expect(Fixtures.glyph(of: glyph.image) == glyph)
        #expect(Fixtures.glyph(of: glyph.image.turnedNegative) == glyph)
    }

    @Test("How large it is changes little", arguments: 2...6)
    func scale(factor: Int) throws {
        let digit = try Fixtures.picture("gray.png")
        let glyph = try #require(Fixtures.glyph(of: digit))
        let large = try #require(Fixtures.glyph(of: digit.repeated(factor)))
        #expect(large.difference(from: glyph) <= 12)
    }

    @Test(
        "It is boxed at 20, centred by mass, and its strokes reach full ink",
        arguments: [
            "gray.png", "thin-280.png", "fat-280.png", "tiny-corner-280.png", "shaded.png",
        ])
    func rule(name: String) throws {
        let glyph = try Fixtures.glyph(name)
        let box = try #require(SeenInk(glyph.image).box)
        #expect(max(box.width, box.height) == 20)
        var (mass, x, y) = (0.0, 0.0, 0.0)
        for row in 0..<28 {
            for column in 0..<28 {
                let value = Double(glyph.image[column, row])
                mass += value
                x += value * (Double(column) + 0.5)
                y += value * (Double(row) + 0.5)
            }
        }
        #expect((14..<15).contains(x / mass) && (14..<15).contains(y / mass))
        #expect(glyph.ink.max() == 255)
        // Neither vanished nor one blot: MNIST's glyphs have 34 to 323 pixels of ink.
        #expect((34...323).contains(glyph.ink.count { $0 > 0 }))
    }

    @Test func thinStrokesAreThickenedAndSaid() throws {
        #expect(SeenInk(try Fixtures.picture("thin-280.png")).isThin)
        #expect(!SeenInk(try Fixtures.picture("gray.png")).isThin)
    }

    @Test func boxIsWhereTheInkIs() throws {
        let digit = try Fixtures.picture("gray.png")
        let box = try #require(SeenInk(digit).box)
        let page = digit.placed(x: 100, y: 30, width: 280, height: 280, paper: 255)
        let moved = try #require(SeenInk(page).box)
        #expect(moved == Box(x: box.x + 100, y: box.y + 30, width: box.width, height: box.height))
        // The detached bar belongs to it.
        #expect(box.y < 15 && box.y + box.height > 70)
    }

    @Test func settingsSurviveSaving() throws {
        var settings = GlyphNormalization.standard
        settings.traceInkMin = 17
        #expect(try roundTrip(settings) == settings)
    }
}
