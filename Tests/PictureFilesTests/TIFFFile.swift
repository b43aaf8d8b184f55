/// A TIFF file of one page, tag by tag, in little-endian order.
struct TIFFFile {
    var width: Int
    var height: Int
    /// 1 is none, 5 LZW, 8 deflate, 32773 PackBits.
    var compression: UInt16 = 1
    /// Bits of each sample.
    var bits: [UInt16] = [8]
    /// 1 is black at 0, 2 RGB, 5 CMYK.
    var photometric: UInt16 = 1
    /// 1: samples beside each other; 2: a plane each.
    var planes: UInt16 = 1
    /// 1 unsigned, 2 signed, 3 floating point.
    var sampleFormat: UInt16 = 1
    /// Rows of a strip, or width and height of a tile.
    var rowsPerStrip = 1
    var tile: (width: Int, height: Int)?
    /// The data, of which the last is pointed at again until there are `stripCount`.
    var strips: [[UInt8]]
    var stripCount: Int?

    /// Grey, in one strip.
    static func gray(width: Int, height: Int, data: [UInt8]) -> TIFFFile {
        TIFFFile(width: width, height: height, rowsPerStrip: height, strips: [data])
    }

    var bytes: [UInt8] {
        var file = Array("II".utf8) + Self.short(42) + Self.long(0)
        var (offsets, sizes): ([Int], [Int]) = ([], [])
        for strip in strips {
            offsets.append(file.count)
            sizes.append(strip.count)
            file += strip
            if file.count % 2 == 1 { file.append(0) }
        }
        while offsets.count < stripCount ?? 0 {
            offsets.append(offsets.last!)
            sizes.append(sizes.last!)
        }
        var entries: [[UInt8]] = []
        func add(_ tag: UInt16, shorts values: [UInt16]) {
            var field = values.flatMap(Self.short)
            if field.count > 4 {
                let place = file.count
                file += field
                field = Self.long(place)
            }
            field += Array(repeating: 0, count: 4 - field.count)
            entries.append(Self.short(tag) + Self.short(3) + Self.long(values.count) + field)
        }
        func add(_ tag: UInt16, longs values: [Int]) {
            var field = values.flatMap(Self.long)
            if field.count > 4 {
                let place = file.count
                file += field
                field = Self.long(place)
            }
            entries.append(Self.short(tag) + Self.short(4) + Self.long(values.count) + field)
        }
        add(256, longs: [width])
        add(257, longs: [height])
        add(258, shorts: bits)
        add(259, shorts: [compression])
        add(262, shorts: [photometric])
        if tile == nil { add(273, longs: offsets) }
        add(277, shorts: [UInt16(bits.count)])
        if tile == nil {
            add(278, longs: [rowsPerStrip])
            add(279, longs: sizes)
        }
        add(284, shorts: [planes])
        if let tile {
            add(322, longs: [tile.width])
            add(323, longs: [tile.height])
            add(324, longs: offsets)
            add(325, longs: sizes)
        }
        add(339, shorts: bits.map { _ in sampleFormat })
        file.replaceSubrange(4..<8, with: Self.long(file.count))
        return file + Self.short(UInt16(entries.count)) + entries.joined() + Self.long(0)
    }

    private static func short(_ value: UInt16) -> [UInt8] {
        [UInt8(value & 255), UInt8(value >> 8)]
    }

    private static func long(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
