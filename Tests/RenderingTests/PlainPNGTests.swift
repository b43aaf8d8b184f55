import NumeralCore
import PictureFiles
import Testing

@testable import Rendering

@Suite struct PlainPNGTests {
    @Test("Grey of every depth is decoded to its levels", arguments: [1, 2, 4, 8])
    func grey(bits: Int) throws {
        let (width, height) = (13, 5)
        let last = (1 << bits) - 1
        let samples = (0..<width * height).map { UInt8($0 * 7 & last) }
        let file = try PlainPNG(width: width, height: height, colour: .grey, bits: bits)
            .encoded(samples)
        let picture = try PictureDecoder().decode(file)
        #expect(picture.width == width && picture.height == height)
        #expect(picture.pixels == samples.map { UInt8(Int($0) * 255 / last) })
    }

    @Test func coloursAndPalettesAreDecoded() throws {
        let samples: [UInt8] = [255, 255, 255, 0, 0, 0, 255, 255, 255, 0, 0, 0]
        let rgb = try PlainPNG(width: 2, height: 2, colour: .rgb).encoded(samples)
        #expect(try PictureDecoder().decode(rgb).pixels == [255, 0, 255, 0])
        let palette = try PlainPNG(
            width: 2, height: 2, colour: .palette, bits: 2,
            palette: [255, 255, 255, 0, 0, 0, 9, 9, 9, 200, 200, 200]
        ).encoded([0, 1, 2, 3])
        #expect(try PictureDecoder().decode(palette).pixels == [255, 0, 9, 200])
    }

    @Test("A large file's checksums hold")
    func large() throws {
        let samples = (0..<400 * 300).map { UInt8(truncatingIfNeeded: $0 * $0 >> 7) }
        let file = try PlainPNG(width: 400, height: 300, colour: .grey).encoded(samples)
        #expect(try PictureDecoder().decode(file).pixels == samples)
    }
}
