import NumeralCore
import PictureFiles
import PictureSupport
import Testing

@Suite struct PictureLimitTests {
    @Test func limitsBytes() throws {
        let bytes = try Fixtures.bytes("gray.png")
        _ = try PictureDecoder(bytesMax: bytes.count).decode(bytes)
        #expect(
            throws: PictureError.tooManyBytes(count: bytes.count, countMax: bytes.count - 1)
        ) { try PictureDecoder(bytesMax: bytes.count - 1).decode(bytes) }
    }

    @Test(
        "The limit is met exactly, by every kind of file",
        arguments: [
            "gray.png", "gray.jpg", "lossless.webp", "gray.gif", "gray.bmp", "lzw.tiff",
        ])
    func limitsPixels(name: String) throws {
        let bytes = try Fixtures.bytes(name)
        _ = try PictureDecoder(pixelsMax: 96 * 96).decode(bytes)
        #expect(throws: PictureError.tooManyPixels(width: 96, height: 96, countMax: 96 * 96 - 1)) {
            try PictureDecoder(pixelsMax: 96 * 96 - 1).decode(bytes)
        }
    }

    @Test("A small file that claims 12,000 × 12,000 is refused by its header alone")
    func refusesBomb() throws {
        var bytes = try Fixtures.bytes("gray.png")
        bytes.replaceSubrange(16..<24, with: [0, 0, 0x2E, 0xE0, 0, 0, 0x2E, 0xE0])
        Checksum.repair(&bytes, chunkAt: 8)
        #expect(
            throws: PictureError.tooManyPixels(width: 12000, height: 12000, countMax: 25_000_000)
        ) { try PictureDecoder().decode(bytes) }
    }

    @Test func refusesAPictureWithoutPixels() throws {
        var png = try Fixtures.bytes("gray.png")
        png.replaceSubrange(16..<20, with: [0, 0, 0, 0])
        Checksum.repair(&png, chunkAt: 8)
        #expect(throws: PictureError.zeroExtent(width: 0, height: 96)) {
            try PictureDecoder().decode(png)
        }
        var bitmap = try Fixtures.bytes("gray.bmp")
        bitmap.replaceSubrange(22..<26, with: [0, 0, 0, 0])
        #expect(throws: PictureError.zeroExtent(width: 96, height: 0)) {
            try PictureDecoder().decode(bitmap)
        }
    }

    @Test("A GIF of a thousand huge frames costs no more than its first")
    func readsOnlyTheFirstFrame() throws {
        var bytes = try Fixtures.bytes("gray.gif")
        let trailer = bytes.removeLast()
        // A frame of 65,535 × 65,535 whose data ends at once.
        let frame: [UInt8] = [0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 0]
        for _ in 0..<1000 { bytes += frame }
        bytes.append(trailer)
        #expect(try PictureDecoder().decode(bytes) == Fixtures.picture("gray.gif"))
    }
}

/// PNG's checksum, bit by bit: slow, and independent of the one that is tested.
enum Checksum {
    static func repair(_ bytes: inout [UInt8], chunkAt offset: Int) {
        let size = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes[offset + 4..<offset + 8 + size] {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        value = ~value
        let field = (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32(24 - 8 * $0)) }
        bytes.replaceSubrange(offset + 8 + size..<offset + 12 + size, with: field)
    }
}
