/// A BMP file, header by header.
struct BMPFile {
    var width: Int
    /// Negative from the top down.
    var height: Int
    var depth: Int
    /// 12, 40, 64, 108 …
    var headerSize = 40
    var coding = 0
    /// What stands between header and pixels.
    var tables: [UInt8] = []
    var data: [UInt8]

    /// Black and white, entries of four bytes.
    static let blackAndWhite: [UInt8] = [0, 0, 0, 0, 255, 255, 255, 0]

    var bytes: [UInt8] {
        var header = Self.number(headerSize, 4)
        let field = headerSize == 12 ? 2 : 4
        header += Self.number(width, field) + Self.number(height, field)
        header += Self.number(1, 2) + Self.number(depth, 2)
        if headerSize > 12 { header += Self.number(coding, 4) }
        header += Array(repeating: 0, count: max(0, headerSize - header.count))
        // Masks of the longer headers stand in them.
        var tables = tables
        if headerSize >= 52, coding == 3 {
            header.replaceSubrange(40..<40 + tables.count, with: tables)
            tables = []
        }
        let start = 14 + header.count + tables.count
        return Array("BM".utf8) + Self.number(start + data.count, 4) + Self.number(0, 4)
            + Self.number(start, 4) + header + tables + data
    }

    static func number(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
