import NumeralCore
import PictureFiles
import Testing

/// TIFF files in tiles, in planes, and of samples that are no bytes.
@Suite struct UncommonTIFFTests {
    private static let width = 40
    private static let height = 24

    /// Light of a pixel: a dark bar on a slope.
    private static func light(_ column: Int, _ row: Int) -> UInt8 {
        (12..<18).contains(column) && row > 5 ? 10 : UInt8(200 + column)
    }

    private static let exact = GrayImage(
        width: width, height: height,
        pixels: (0..<height).flatMap { row in (0..<width).map { light($0, row) } })

    @Test("Tiles, of grey and of colours beside each other", arguments: [1, 3])
    func tiles(channelCount: Int) throws {
        var tiles: [[UInt8]] = []
        for top in stride(from: 0, to: Self.height, by: 16) {
            for left in stride(from: 0, to: Self.width, by: 16) {
                tiles.append(
                    (0..<256).flatMap { place in
                        let light = Self.light(
                            min(39, left + place % 16), min(23, top + place / 16))
                        return Array(repeating: light, count: channelCount)
                    })
            }
        }
        let file = TIFFFile(
            width: Self.width, height: Self.height,
            bits: Array(repeating: 8, count: channelCount),
            photometric: channelCount == 3 ? 2 : 1, tile: (16, 16), strips: tiles)
        #expect(try PictureDecoder().decode(file.bytes) == Self.exact)
    }

    @Test func planes() throws {
        let file = TIFFFile(
            width: Self.width, height: Self.height, bits: [8, 8, 8], photometric: 2, planes: 2,
            rowsPerStrip: Self.height, strips: Array(repeating: Self.exact.pixels, count: 3))
        #expect(try PictureDecoder().decode(file.bytes) == Self.exact)
    }

    @Test("What is least is black and what is most white", arguments: [0, 1, 2, 3])
    func measurements(kind: Int) throws {
        let bytes = Self.exact.pixels.flatMap { light -> [UInt8] in
            let value = Float(light)
            return switch kind {
            case 0: Self.bytes(value / 255)
            case 1: Self.bytes(Double(value * 1e6 - 5e6))
            case 2: Self.bytes(Int16(light) * 100 - 12_000)
            default: Self.bytes(UInt32(light) * 1_000_000)
            }
        }
        let file = TIFFFile(
            width: Self.width, height: Self.height, bits: [[32, 64, 16, 32][kind]],
            sampleFormat: [3, 3, 2, 1][kind], rowsPerStrip: Self.height, strips: [bytes])
        let picture = try PictureDecoder().decode(file.bytes)
        for (seen, light) in zip(picture.pixels, Self.exact.pixels) {
            #expect(abs(Double(seen) - (Double(light) - 10) / 229 * 255) <= 1)
        }
    }

    @Test("Huge tiles and many samples are refused, however small the picture")
    func refusesHugeTiles() {
        let tile = TIFFFile(
            width: 28, height: 28, compression: 8, tile: (65_536, 65_536), strips: [[0x78, 1, 0]])
        #expect(throws: PictureError.undecodable(.tiff)) { try PictureDecoder().decode(tile.bytes) }
        let samples = TIFFFile(
            width: 28, height: 28, compression: 8, bits: Array(repeating: 8, count: 60_000),
            strips: [[0x78, 1, 0]])
        #expect(throws: PictureError.undecodable(.tiff)) {
            try PictureDecoder().decode(samples.bytes)
        }
    }

    @Test func survivesMutations() {
        let file = TIFFFile(
            width: Self.width, height: Self.height, bits: [32], sampleFormat: 3, tile: (48, 32),
            strips: [Array(repeating: 7, count: 48 * 32 * 4)])
        let bytes = file.bytes
        var generator = SplitMix64(seed: 3)
        for _ in 0..<1000 {
            var damaged = bytes
            // The directory stands at the end.
            let place = Int.random(in: bytes.count - 220..<bytes.count, using: &generator)
            damaged[place] = .random(in: 0...255, using: &generator)
            _ = try? PictureDecoder(pixelsMax: 1_000_000).decode(damaged)
        }
    }

    private static func bytes<Number>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number) { Array($0) }
    }
}
