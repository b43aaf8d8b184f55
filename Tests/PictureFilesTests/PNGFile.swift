import CZlib

/// A PNG file of grey pixels or others, chunk by chunk.
struct PNGFile {
    var width: Int
    var height: Int
    var depth: UInt8 = 8
    var color: UInt8 = 0
    /// zlib data of the rows.
    var deflated: [UInt8]
    /// Whole chunks between the header and the data.
    var before: [UInt8] = []

    var bytes: [UInt8] {
        let header = Self.number(width) + Self.number(height) + [depth, color, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", header)
            + before + Self.chunk("IDAT", deflated) + Self.chunk("IEND", [])
    }

    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let checked = Array(name.utf8) + content
        return number(content.count) + checked
            + number(Int(crc32(0, checked, UInt32(checked.count))))
    }

    static func number(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }

    /// zlib data of rows, each a filter's byte and its samples.
    static func deflate(_ rows: [UInt8]) -> [UInt8] {
        var size = compressBound(UInt(rows.count))
        var deflated = [UInt8](repeating: 0, count: Int(size))
        compress2(&deflated, &size, rows, UInt(rows.count), 9)
        return Array(deflated.prefix(Int(size)))
    }

    /// Zeros without an end: one mebibyte that is deflated so that it can be said again and again.
    static func zeros(mebibytes count: Int) -> [UInt8] {
        var stream = z_stream()
        precondition(czlib_deflate_init(&stream, 9, 15) == Z_OK)
        defer { deflateEnd(&stream) }
        var zeros = [UInt8](repeating: 0, count: 1 << 20)
        var deflated = [UInt8](repeating: 0, count: 1 << 16)
        let size = zeros.withUnsafeMutableBufferPointer { zeros in
            deflated.withUnsafeMutableBufferPointer { deflated in
                stream.next_in = zeros.baseAddress
                stream.avail_in = UInt32(zeros.count)
                stream.next_out = deflated.baseAddress
                stream.avail_out = UInt32(deflated.count)
                CZlib.deflate(&stream, Z_FULL_FLUSH)
                return deflated.count - Int(stream.avail_out)
            }
        }
        // Two bytes of zlib's own stand before.
        return deflated.prefix(2) + Array(deflated[2..<size]).said(count)
    }

    /// Eight blocks that bring a table of codes each, and nothing coded.
    static let emptyDynamicBlocks: [UInt8] = {
        var bits: [UInt8] = []
        /// Lowest bit first.
        func put(_ value: Int, _ count: Int) {
            for place in 0..<count { bits.append(UInt8(value >> place & 1)) }
        }
        for _ in 0..<8 {
            // Not the last; codes of its own; 257 literals, 1 distance, 18 lengths of lengths.
            put(0, 1)
            put(2, 2)
            put(0, 5)
            put(0, 5)
            put(14, 4)
            // In the order 16, 17, 18, 0, 8 … 1: 18 takes one bit, 0 and 1 two.
            for size in [0, 0, 1, 2] + Array(repeating: 0, count: 13) + [2] { put(size, 3) }
            // 138 and 118 zeros, then one bit for the end of the block and for a distance.
            put(0, 1)
            put(127, 7)
            put(0, 1)
            put(107, 7)
            put(3, 2)
            put(3, 2)
            put(0, 1)
        }
        return stride(from: 0, to: bits.count, by: 8).map { start in
            (0..<8).reduce(UInt8(0)) { $0 | bits[start + $1] << UInt8($1) }
        }
    }()
}
