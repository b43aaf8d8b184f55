/// What the two headers of a BMP file say of its pixels.
///
/// OS/2 1.x has a second header of 12 bytes, OS/2 2.x one of up to 64, Windows 40, 52, 56, 108
/// or 124.
///
/// - SeeAlso: <https://learn.microsoft.com/en-us/windows/win32/gdi/bitmap-storage>
struct BMPHeader {
    /// How the pixels are coded; raw values are those of the file.
    enum Coding: Int {
        case plain = 0
        case runs8 = 1
        case runs4 = 2
        case masks = 3
        case masksWithAlpha = 6
    }

    /// The size of OS/2's first header, and of the one that all others begin with.
    private static let coreSize = 12
    private static let infoSize = 40
    /// Headers with masks of their own: of three colours, and with alpha.
    private static let masksSize = 52
    private static let alphaMaskSize = 56
    /// OS/2's second header, in which coding 3 means Huffman's.
    private static let secondSize = 64
    private static let secondHeaderStart = 14

    let width: Int
    let height: Int
    /// Whether the first row of the file is the picture's top one.
    let isTopDown: Bool
    /// Bits a pixel: 1, 2, 4, 8, 16, 24 or 32.
    let depth: Int
    let coding: Coding
    /// Bits of red, green, blue and alpha in a pixel of 16 or 32 bits.
    let masks: [UInt32]
    let palette: [RGBAPixel]
    /// Where the pixels begin.
    let pixelStart: Int

    /// - Returns: `nil` when a header is cut off, or says what no such file does.
    init?(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes: bytes[...], order: .little)
        guard let pixelStart = reader.integer(at: 10, size: 4),
            let size = reader.integer(at: Self.secondHeaderStart, size: 4),
            size == Self.coreSize || (16...1024).contains(size)
        else { return nil }
        let isCore = size == Self.coreSize
        let field = isCore ? 2 : 4
        /// A number of the second header, 0 where the header is too short for it.
        func number(_ offset: Int, _ count: Int) -> Int? {
            offset + count <= size
                ? reader.integer(at: Self.secondHeaderStart + offset, size: count) : 0
        }
        guard let width = number(4, field), let rawHeight = number(4 + field, field),
            let depth = number(6 + 2 * field, 2),
            let rawCoding = isCore ? 0 : number(16, 4), let coding = Coding(rawValue: rawCoding),
            let usedCount = isCore ? 0 : number(32, 4),
            width <= Int(Int32.max)
        else { return nil }
        let signedHeight = isCore ? rawHeight : Int(Int32(truncatingIfNeeded: rawHeight))
        guard Self.isKnown(depth: depth, coding: coding),
            coding != .masks || size != Self.secondSize
        else { return nil }
        self.width = width
        height = abs(signedHeight)
        isTopDown = signedHeight < 0
        self.depth = depth
        self.coding = coding
        self.pixelStart = pixelStart
        let tables = Self.secondHeaderStart + size
        masks = Self.masks(reader, headerSize: size, depth: depth, coding: coding)
        let maskSize =
            size > Self.infoSize ? 0 : coding == .masks ? 12 : coding == .masksWithAlpha ? 16 : 0
        palette =
            depth > 8
            ? []
            : Self.palette(
                reader, at: tables + maskSize, entrySize: isCore ? 3 : 4,
                count: usedCount == 0 ? 1 << depth : min(usedCount, 1 << depth),
                end: pixelStart)
    }

    private static func isKnown(depth: Int, coding: Coding) -> Bool {
        switch coding {
        case .plain: [1, 2, 4, 8, 16, 24, 32].contains(depth)
        case .runs8: depth == 8
        case .runs4: depth == 4
        case .masks, .masksWithAlpha: depth == 16 || depth == 32
        }
    }

    private static func masks(
        _ reader: ByteReader, headerSize: Int, depth: Int, coding: Coding
    ) -> [UInt32] {
        if coding == .plain {
            // 5 bits each; or a byte each, of which the fourth is not used.
            return depth == 16
                ? [0x7C00, 0x03E0, 0x001F, 0] : [0xFF_0000, 0xFF00, 0x00FF, 0]
        }
        let hasAlpha = coding == .masksWithAlpha || headerSize >= alphaMaskSize
        return (0..<4).map { index in
            guard index < 3 || hasAlpha else { return 0 }
            let place = secondHeaderStart + infoSize + 4 * index
            return UInt32(truncatingIfNeeded: reader.integer(at: place, size: 4) ?? 0)
        }
    }

    /// Blue, green and red of each entry, as far as there is room before the pixels.
    private static func palette(
        _ reader: ByteReader, at start: Int, entrySize: Int, count: Int, end: Int
    ) -> [RGBAPixel] {
        (0..<count).map { start + $0 * entrySize }.prefix { $0 + 3 <= end }.map { place in
            RGBAPixel(
                red: reader.byte(at: place + 2) ?? 0, green: reader.byte(at: place + 1) ?? 0,
                blue: reader.byte(at: place) ?? 0, alpha: 255)
        }
    }
}
