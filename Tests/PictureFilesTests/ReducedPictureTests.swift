import NumeralCore
import PictureFiles
import PictureSupport
import Testing

/// A large JPEG comes reduced where a smaller copy will do.
@Suite struct ReducedPictureTests {
    /// A dark block at a quarter of a slope.
    private static func photo(width: Int, height: Int) -> GrayImage {
        var picture = GrayImage(width: width, height: height, filledWith: 220)
        for row in height / 4..<height / 2 {
            for column in width / 4..<width / 2 { picture[column, row] = 30 }
        }
        return picture
    }

    @Test(
        "Reduced by the largest of 1, 2, 4 and 8 that the work would reduce by",
        arguments: [(100, 1), (101, 2), (200, 2), (250, 2), (301, 4), (700, 4), (701, 8)])
    func reduction(side: Int, reduction: Int) throws {
        let bytes = JPEG.encode(Self.photo(width: side, height: 64), quality: 90)
        let picture = try PictureDecoder().decode(bytes, workingSideMax: 100)
        #expect(picture.reduction == reduction)
        #expect(picture.pictureWidth == side && picture.pictureHeight == 64)
        #expect(picture.image.width == (side + reduction - 1) / reduction)
        #expect(picture.image.height == 64 / reduction)
        #expect(!picture.isCutOff)
    }

    @Test("A pixel lies where those that it stands for lie, however the camera was held")
    func coordinates() throws {
        for orientation in Orientation.allCases {
            let bytes = JPEG.encode(
                Self.photo(width: 480, height: 320), quality: 95, orientation: orientation)
            let whole = try PictureDecoder().decode(bytes, workingSideMax: nil)
            let small = try PictureDecoder().decode(bytes, workingSideMax: 120)
            #expect(whole.reduction == 1 && small.reduction == 4)
            #expect(small.pictureWidth == 480 && small.pictureHeight == 320)
            for row in 0..<80 {
                for column in 0..<120 {
                    let distance =
                        Int(small.image[column, row])
                        - Int(whole.image[4 * column + 2, 4 * row + 2])
                    #expect(abs(distance) < 16)
                }
            }
        }
    }

    @Test func othersComeWhole() throws {
        let picture = try PictureDecoder().decode(
            Fixtures.bytes("gray.png"), workingSideMax: 10)
        #expect(picture.reduction == 1)
        #expect(try picture.image == Fixtures.picture("gray.png"))
    }
}
