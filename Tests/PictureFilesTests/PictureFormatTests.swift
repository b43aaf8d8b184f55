import PictureFiles
import PictureSupport
import Testing

@Suite struct PictureFormatTests {
    @Test(
        "Each kind of file is known by its first bytes",
        arguments: [
            ("gray.png", PictureFormat.png), ("gray.jpg", .jpeg), ("lossless.webp", .webp),
            ("gray.gif", .gif), ("gray.bmp", .bmp), ("lzw.tiff", .tiff),
        ])
    func detects(name: String, format: PictureFormat) throws {
        #expect(PictureFormat.detect(try Fixtures.bytes(name)) == format)
        #expect(format.mediaType == "image/\(format.rawValue)")
    }

    @Test(
        "Kinds that are not read are refused by name, with what to do",
        arguments: [
            ("\0\0\0\u{18}ftypheic\0\0\0\0mif1heic", RefusedFormat.heic),
            ("\0\0\0\u{18}ftypmif1\0\0\0\0mif1heic", .heic),
            ("\0\0\0\u{1C}ftypavif\0\0\0\0avifmif1", .avif),
            (
                "<?xml version=\"1.0\"?>\n<!-- x -->\n<svg xmlns=\"http://www.w3.org/2000/svg\">",
                .svg
            ),
            ("%PDF-1.7\n", .pdf),
            ("\0\0\0\u{0C}JXL \r\n", .jpegXL),
            ("\0\0\0\u{0C}jP  \r\n", .jpeg2000),
            ("\0\0\u{1}\0\u{1}\0", .icon),
            ("\0\0\u{2}\0\u{1}\0", .icon),
            ("8BPS\0\u{1}", .photoshop),
        ])
    func refusesByName(text: String, format: RefusedFormat) {
        let error = #expect(throws: PictureError.self) {
            try PictureDecoder().decode(Array(text.utf8))
        }
        #expect(error == .unsupportedFormat(format))
        #expect(error?.description.contains(format.rawValue) == true)
    }

    @Test func refusesApplesPNG() {
        let bytes =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + PNGFile.chunk("CgBI", [0, 0, 0, 2])
        #expect(throws: PictureError.unsupportedFormat(.applePNG)) {
            try PictureDecoder().decode(bytes)
        }
    }

    @Test("JPEGs that libjpeg does not decode are called what they are", arguments: [12, 16])
    func refusesDeepJPEG(depth: UInt8) throws {
        var bytes = try Fixtures.bytes("gray.jpg")
        let frame = try #require(
            bytes.indices.first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
        bytes[frame + 4] = depth
        let error = #expect(throws: PictureError.self) { try PictureDecoder().decode(bytes) }
        #expect(error == .unsupportedKind(.jpeg, "JPEG of \(depth) bits a colour"))
    }

    @Test func saysWhatToDoOnAniPhone() {
        let error = PictureError.unsupportedFormat(.heic)
        #expect(error.description.contains("Settings → Camera → Formats → Most Compatible"))
    }

    @Test func refusesWhatIsNoPicture() {
        #expect(throws: PictureError.unknownFormat) {
            try PictureDecoder().decode(Array("hello".utf8))
        }
        #expect(throws: PictureError.unknownFormat) { try PictureDecoder().decode([0]) }
        #expect(throws: PictureError.empty) { try PictureDecoder().decode([]) }
    }

    @Test func saysWhatToDo() {
        let errors: [PictureError] = [
            .empty, .tooManyBytes(count: 2, countMax: 1), .unsupportedFormat(.heic), .unknownFormat,
            .undecodable(.png), .tooManyPixels(width: 9, height: 9, countMax: 1),
            .zeroExtent(width: 0, height: 3),
        ]
        #expect(errors.allSatisfy { $0.description.contains(": ") })
    }
}
