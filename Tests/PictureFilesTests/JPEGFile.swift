/// A progressive JPEG file of one grey, in as many scans as are asked for.
///
/// Every code is a single 0, so the data of all scans are zeros: a block's DC
/// difference of nothing, or an end of band over 16,384 blocks.
struct JPEGFile {
    var side: Int
    /// The one of DC among them.
    var scanCount: Int

    private static let endOfBandBlocks = 16_384
    private static let endOfBandBits = 15

    var bytes: [UInt8] {
        let blockCount = ((side + 7) / 8) * ((side + 7) / 8)
        let extent = [UInt8(side >> 8), UInt8(side & 255)]
        var file: [UInt8] = [0xFF, 0xD8]
        file += Self.segment(0xDB, [0] + Array(repeating: 1, count: 64))
        file += Self.segment(0xC2, [8] + extent + extent + [1, 1, 0x11, 0])
        file += Self.codes(0x00, symbol: 0)
        file += Self.segment(0xDA, [1, 1, 0, 0, 0, 0])
        file += Array(repeating: 0, count: (blockCount + 7) / 8)
        file += Self.codes(0x10, symbol: 0xE0)
        let runCount = (blockCount + Self.endOfBandBlocks - 1) / Self.endOfBandBlocks
        for _ in 1..<scanCount {
            file += Self.segment(0xDA, [1, 1, 0, 1, 63, 0])
            file += Array(repeating: 0, count: (runCount * Self.endOfBandBits + 7) / 8)
        }
        return file + [0xFF, 0xD9]
    }

    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let size = content.count + 2
        return [0xFF, marker, UInt8(size >> 8), UInt8(size & 255)] + content
    }

    /// A table of one code, of one bit.
    private static func codes(_ table: UInt8, symbol: UInt8) -> [UInt8] {
        segment(0xC4, [table, 1] + Array(repeating: 0, count: 15) + [symbol])
    }
}
