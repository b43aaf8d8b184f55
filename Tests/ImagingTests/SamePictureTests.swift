import NumeralCore
import PictureFiles
import PictureSupport
import Testing

/// The same digit in any file is the same glyph.
@Suite struct SamePictureTests {
    @Test(
        "What loses nothing changes nothing",
        arguments: [
            "negative.png", "rgb.png", "black-on-nothing.png", "white-on-nothing.png",
            "gray-alpha.png",
            "palette.png", "16-bit.png", "blue-on-yellow.png", "lossless.webp", "transparent.webp",
            "gray.gif", "gray.bmp", "rgb.bmp", "lzw.tiff", "rgb.tiff", "orientation-6.png",
            "orientation-6.webp",
        ])
    func isExact(name: String) throws {
        #expect(try Fixtures.glyph(name) == Fixtures.glyph("gray.png"))
    }

    @Test(
        "What loses a little changes a little",
        arguments: [
            ("gray.jpg", 2.0), ("progressive.jpg", 2), ("cmyk.jpg", 2), ("lossy.webp", 8),
            ("color.gif", 8), ("transparent.gif", 10), ("1-bit.png", 10),
            ("palette-transparent.png", 2),
            ("red-on-green.png", 1), ("shaded.png", 4),
        ])
    func isNear(name: String, differenceMax: Double) throws {
        let glyph = try Fixtures.glyph(name)
        let exact = try Fixtures.glyph("gray.png")
        #expect(glyph.difference(from: exact) <= differenceMax)
    }

    @Test("EXIF's orientations are put right", arguments: 1...8)
    func turns(orientation: Int) throws {
        let exact = try Fixtures.picture("gray.png")
        #expect(try Fixtures.picture("orientation-\(orientation).tiff") == exact)
        let photo = try Fixtures.picture("orientation-\(orientation).jpg")
        // JPEG loses a little, and not the same in each direction.
        let distance = zip(photo.pixels, exact.pixels).map { abs(Int($0) - Int($1)) }.max()
        #expect(photo.width == 96 && photo.height == 96 && distance ?? 255 < 24)
        let glyph = try #require(Fixtures.glyph(of: photo))
        #expect(try glyph.difference(from: Fixtures.glyph("gray.png")) <= 2)
    }

    @Test func decodesLightExactly() throws {
        let picture = try Fixtures.picture("gray.png")
        #expect(picture[0, 0] == 255)
        #expect(picture[50, 14] == 0)
        #expect(try Fixtures.picture("negative.png") == picture.turnedNegative)
    }

    @Test func pngComesBackAsItWent() throws {
        var picture = GrayImage(width: 37, height: 11)
        var generator = SplitMix64(seed: 1)
        for index in picture.pixels.indices {
            picture.pixels[index] = .random(in: 0...255, using: &generator)
        }
        #expect(try PictureDecoder().decode(picture.encodedPNG()) == picture)
        #expect(GrayImage(width: 0, height: 4).encodedPNG().isEmpty)
    }
}
