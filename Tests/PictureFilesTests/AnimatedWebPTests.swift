import NumeralCore
import PictureFiles
import PictureSupport
import Testing

/// An animated WebP file is its first frame.
@Suite struct AnimatedWebPTests {
    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let size = (0..<4).map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) }
        return Array(name.utf8) + size + content
            + Array(repeating: 0, count: content.count % 2)
    }

    /// Files of 96 × 96, each a frame.
    private static func animation(of stills: [[UInt8]]) -> [UInt8] {
        let extents: [UInt8] = [95, 0, 0, 95, 0, 0]
        var content = Array("WEBP".utf8) + chunk("VP8X", [0x12, 0, 0, 0] + extents)
        content += chunk("ANIM", [255, 255, 255, 255, 0, 0])
        for still in stills {
            var chunks = Array(still.dropFirst(12))
            // What stands before the pixels in an extended file belongs to the whole.
            if chunks.starts(with: Array("VP8X".utf8)) { chunks.removeFirst(18) }
            let place: [UInt8] = [0, 0, 0, 0, 0, 0]
            content += chunk("ANMF", place + extents + [100, 0, 0, 0] + chunks)
        }
        return chunk("RIFF", content)
    }

    @Test(arguments: ["lossless.webp", "lossy.webp"])
    func isItsFirstFrame(name: String) throws {
        let still = try Fixtures.bytes(name)
        let other = try Fixtures.bytes("orientation-6.webp")
        let picture = try PictureDecoder().decode(Self.animation(of: [still, other]))
        #expect(try picture == Fixtures.picture(name))
    }

    @Test func survivesDamage() throws {
        let bytes = Self.animation(of: [try Fixtures.bytes("lossless.webp")])
        let decoder = PictureDecoder(pixelsMax: 1_000_000)
        for count in stride(from: 12, to: bytes.count, by: 7) {
            _ = try? decoder.decode(Array(bytes[..<count]))
        }
        for index in 12..<100 {
            var damaged = bytes
            damaged[index] ^= 0xFF
            _ = try? decoder.decode(damaged)
        }
    }
}
