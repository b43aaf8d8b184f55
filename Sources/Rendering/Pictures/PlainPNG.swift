internal import Datasets
internal import Files
internal import NumeralCore

/// PNG files of the kinds that pictures are found in: any depth, palettes, transparent levels.
///
/// Written here and not by what reads them, so that a misunderstanding shows.
///
/// - SeeAlso: PNG (Third Edition), <https://www.w3.org/TR/png-3/>.
struct PlainPNG {
    enum Colour: UInt8 {
        case grey = 0
        case rgb = 2
        case palette = 3
        case rgba = 6

        var channelCount: Int {
            switch self {
            case .grey, .palette: 1
            case .rgb: 3
            case .rgba: 4
            }
        }
    }

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// Gzip's header without a name, and its checksum and length behind the data, in bytes.
    private static let (gzipHead, gzipTail) = (10, 8)
    /// Fast: the pictures are made to be read once.
    private static let level = 1

    let width: Int
    let height: Int
    let colour: Colour
    var bits = 8
    /// Red, green and blue for each entry.
    var palette: [UInt8] = []
    /// What stands in tRNS: a level in 16 bits, or an alpha for each of the first entries.
    var transparency: [UInt8] = []

    /// The file.
    ///
    /// - Parameter samples: a byte for each channel of each pixel, below 2 to the power of `bits`.
    func encoded(_ samples: [UInt8]) throws(GzipError) -> [UInt8] {
        precondition(samples.count == width * height * colour.channelCount)
        let head =
            Self.bytes(UInt32(width)) + Self.bytes(UInt32(height))
            + [UInt8(bits), colour.rawValue, 0, 0, 0]
        var file = Self.signature + Self.chunk("IHDR", head)
        if !palette.isEmpty { file += Self.chunk("PLTE", palette) }
        if !transparency.isEmpty { file += Self.chunk("tRNS", transparency) }
        file += Self.chunk("IDAT", try Self.deflated(filtered(samples)))
        return file + Self.chunk("IEND", [])
    }

    /// The rows packed into bytes, each behind its filter: the difference to the pixel before where
    /// samples are whole bytes.
    private func filtered(_ samples: [UInt8]) -> [UInt8] {
        let rowSamples = width * colour.channelCount
        let rowBytes = (rowSamples * bits + 7) / 8
        let step = colour.channelCount
        return [UInt8](unsafeUninitializedCapacity: (rowBytes + 1) * height) { rows, count in
            for row in 0..<height {
                let (source, target) = (row * rowSamples, row * (rowBytes + 1))
                rows[target] = bits == 8 ? 1 : 0
                for place in 0..<rowBytes {
                    guard bits < 8 else {
                        let before = place < step ? 0 : samples[source + place - step]
                        rows[target + 1 + place] = samples[source + place] &- before
                        continue
                    }
                    let perByte = 8 / bits
                    var byte: UInt8 = 0
                    for part in 0..<perByte {
                        let index = place * perByte + part
                        byte = byte << UInt8(bits)
                        if index < rowSamples { byte |= samples[source + index] }
                    }
                    rows[target + 1 + place] = byte
                }
            }
            count = (rowBytes + 1) * height
        }
    }

    /// A zlib stream, RFC 1950: gzip's data between other ends.
    private static func deflated(_ bytes: [UInt8]) throws(GzipError) -> [UInt8] {
        let file = try Gzip.deflate(bytes, level: level)
        return [0x78, 0x01] + file[gzipHead..<file.count - gzipTail] + Self.bytes(adler(bytes))
    }

    /// RFC 1950's checksum: two sums by 65,521.
    private static func adler(_ bytes: [UInt8]) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        var index = 0
        while index < bytes.count {
            // So many bytes cannot exceed 32 bits.
            let end = min(bytes.count, index + 5552)
            for place in index..<end {
                low &+= UInt32(bytes[place])
                high &+= low
            }
            (low, high) = (low % 65521, high % 65521)
            index = end
        }
        return high << 16 | low
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        return bytes(UInt32(data.count)) + body + bytes(CRC32.checksum(body[...]))
    }

    private static func bytes(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
