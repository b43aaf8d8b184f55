import NumeralCore
import PictureFiles
import PictureSupport
import Testing

@Suite struct JPEGTests {
    /// A slope with a dark block off its middle, of unlike extents, so that every turn shows.
    static let picture: RGBImage = {
        let (width, height) = (48, 32)
        var pixels: [UInt8] = []
        for row in 0..<height {
            for column in 0..<width {
                let isInk = (8..<16).contains(column) && (6..<20).contains(row)
                pixels += isInk ? [20, 20, 20] : [UInt8(200 + column / 2), UInt8(190 + row), 210]
            }
        }
        return RGBImage(width: width, height: height, pixels: pixels)
    }()

    @Test("Whatever the orientation, the file is seen as the picture was", arguments: 1...8)
    func orientation(number: Int) throws {
        let orientation = try #require(Orientation(rawValue: number))
        let plain = try PictureDecoder().decode(JPEG.encode(Self.picture, quality: 95))
        let seen = try PictureDecoder().decode(
            JPEG.encode(Self.picture, quality: 95, orientation: orientation))
        #expect(seen.width == 48 && seen.height == 32)
        let distance = zip(plain.pixels, seen.pixels).map { abs(Int($0) - Int($1)) }
        #expect(distance.reduce(0, +) <= 2 * distance.count)
    }

    @Test func grayComesBack() throws {
        let gray = try Fixtures.picture("gray.png")
        for orientation in Orientation.allCases {
            let back = try PictureDecoder().decode(
                JPEG.encode(gray, quality: 95, orientation: orientation))
            #expect(back.width == gray.width && back.height == gray.height)
            let distance = zip(gray.pixels, back.pixels).map { abs(Int($0) - Int($1)) }
            #expect(Double(distance.reduce(0, +)) <= 3 * Double(distance.count))
        }
    }

    @Test func lessQualityTakesFewerBytes() {
        let sizes = [30, 60, 95].map { JPEG.encode(Self.picture, quality: $0).count }
        #expect(sizes[0] < sizes[1] && sizes[1] < sizes[2])
    }

    @Test func aPictureWithoutPixelsHasNoFile() {
        #expect(JPEG.encode(RGBImage(width: 0, height: 0, pixels: []), quality: 80).isEmpty)
        #expect(JPEG.encode(GrayImage(width: 0, height: 4), quality: 80).isEmpty)
    }
}
