import NumeralCore
import PictureFiles
import Testing

/// PBM, PGM and PPM files, as text and as bytes.
@Suite struct PNMTests {
    private static let picture = GrayImage(width: 3, height: 2, pixels: [0, 255, 255, 255, 0, 255])

    @Test(
        "The same picture in each of the six kinds",
        arguments: [
            ("P1 3 2\n100\n0 1 0\n", []), ("P2\n# greys\n3 2 15\n0 15 15 15 0 15\n", []),
            ("P3 3 2 1 0 0 0 1 1 1 1 1 1 1 1 1 0 0 0 1 1 1", []),
            ("P4 3 2\n", [0b1000_0000, 0b0100_0000]), ("P5 3 2 100\n", [0, 100, 100, 100, 0, 100]),
            ("P5 3 2 65535\n", [0, 0, 255, 255, 255, 255, 255, 255, 0, 0, 255, 255]),
            (
                "P6 3 2 255\n",
                [0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 255, 255, 255]
            ),
        ] as [(String, [UInt8])])
    func reads(text: String, data: [UInt8]) throws {
        let bytes = Array(text.utf8) + data
        #expect(try PictureDecoder().decode(bytes) == Self.picture)
        for count in 2..<bytes.count { _ = try? PictureDecoder().decode(Array(bytes[..<count])) }
    }

    @Test func refusesWhatIsNotThere() {
        for text in ["P5 28 28 255\n", "P5 28", "P2 2 2 0 1 1 1 1", "P1 9999999999 1\n1"] {
            #expect(throws: PictureError.undecodable(.pnm)) {
                try PictureDecoder().decode(Array(text.utf8))
            }
        }
        #expect(throws: PictureError.unknownFormat) {
            try PictureDecoder().decode(Array("P9 28 28".utf8))
        }
        #expect(
            throws: PictureError.tooManyPixels(
                width: 99_999, height: 99_999, countMax: 25_000_000)
        ) { try PictureDecoder().decode(Array("P5 99999 99999 255\n".utf8)) }
    }
}
