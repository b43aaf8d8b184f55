import NumeralCore
import PictureFiles
import PictureSupport
import Testing

/// No bytes make the decoder trap, hang or answer without an error it knows.
@Suite struct DamagedPictureTests {
    static let names = [
        "gray.png", "palette-transparent.png", "gray.jpg", "orientation-6.jpg", "lossless.webp",
        "gray.gif", "transparent.gif", "1-bit.png", "lzw.tiff", "rgb.tiff",
    ]
    /// Small enough that a damaged header cannot ask for much work.
    static let decoder = PictureDecoder(pixelsMax: 1_000_000)

    /// Runs the whole way; what comes out does not matter, only that it ends.
    private func survive(_ bytes: [UInt8]) {
        do throws(PictureError) {
            let picture = try Self.decoder.decode(bytes)
            #expect(picture.width > 0 && picture.height > 0)
        } catch {
            #expect(!error.description.isEmpty)
        }
    }

    @Test(arguments: names)
    func survivesEveryTruncation(name: String) throws {
        let bytes = try Fixtures.bytes(name)
        for count in 0..<bytes.count { survive(Array(bytes.prefix(count))) }
    }

    @Test(arguments: names + ["gray.bmp"])
    func survivesEveryFlippedHeaderByte(name: String) throws {
        let bytes = try Fixtures.bytes(name)
        for index in 0..<min(200, bytes.count) {
            for change: UInt8 in [0xFF, 0x01, 0x80] {
                var damaged = bytes
                damaged[index] ^= change
                survive(damaged)
            }
        }
    }

    @Test("A PNG cut anywhere, or with a byte changed in what decides its pixels, is refused")
    func refusesDamagedPNG() throws {
        let bytes = try Fixtures.bytes("gray.png")
        for count in 8..<bytes.count {
            #expect(throws: PictureError.undecodable(.png)) {
                try Self.decoder.decode(Array(bytes.prefix(count)))
            }
        }
        for index in 16..<bytes.count - 12 {
            var damaged = bytes
            damaged[index] ^= 0x10
            #expect(throws: PictureError.self) { try Self.decoder.decode(damaged) }
        }
    }

    @Test(
        "A JPEG that lost most of its rows is refused; no grey is made up for a little",
        arguments: ["gray.jpg", "progressive.jpg"])
    func readsWhatIsThereOfACutJPEG(name: String) throws {
        let bytes = try Fixtures.bytes(name)
        let whole = try Fixtures.picture(name)
        for count in 3..<bytes.count {
            let cut = Array(bytes.prefix(count))
            guard let picture = try? Self.decoder.decode(cut, workingSideMax: nil) else { continue }
            #expect(picture.image.width == 96 && picture.image.height >= 72)
            #expect(picture.isCutOff == (picture.image.height < 96))
            // Progressive files that were cut show the whole picture, less sharply.
            if name == "gray.jpg" {
                let rows = picture.image.height - 8
                #expect(picture.image.pixels.prefix(96 * rows) == whole.pixels.prefix(96 * rows))
            }
        }
        for count in 3..<bytes.count / 2 where name == "gray.jpg" {
            #expect(throws: PictureError.undecodable(.jpeg)) {
                try Self.decoder.decode(Array(bytes.prefix(count)))
            }
        }
        #expect(try Self.decoder.decode(Array(bytes.dropLast(2))) == whole)
    }

    @Test("2,000 seeded mutations: one to eight bytes changed, moved, doubled or cut")
    func survivesMutations() throws {
        let files = try (Self.names + ["gray.bmp", "cmyk.jpg", "transparent.webp"]).map(
            Fixtures.bytes)
        var generator = SplitMix64(seed: 2)
        for _ in 0..<2000 {
            var bytes = files.randomElement(using: &generator)!
            for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: bytes.indices, using: &generator)
                let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
                switch Int.random(in: 0..<8, using: &generator) {
                case 0: bytes.removeSubrange(place..<end)
                case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
                case 2: bytes.removeSubrange(place...)
                default: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                }
            }
            survive(bytes)
        }
    }
}
