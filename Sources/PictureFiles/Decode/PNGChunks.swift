internal import CDeflate

/// The chunks of a PNG file that decide its pixels, each with its checksum verified.
///
/// - SeeAlso: <https://www.w3.org/TR/png-3/>, sections 5 and 11.
struct PNGChunks {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    let header: PNGHeader
    /// Three bytes an entry: red, green, blue.
    let palette: ArraySlice<UInt8>?
    /// What the tRNS chunk holds: an alpha an entry, or the one colour that shows nothing.
    let transparency: ArraySlice<UInt8>?
    /// The deflated rows, from all IDAT chunks.
    let deflated: [UInt8]
    /// What the eXIf chunk holds.
    let exif: ArraySlice<UInt8>?

    /// A chunk's name as one number, so that millions of tiny chunks are passed by quickly.
    private enum Name {
        static let header: UInt32 = 0x4948_4452
        static let palette: UInt32 = 0x504C_5445
        static let transparency: UInt32 = 0x7452_4E53
        static let data: UInt32 = 0x4944_4154
        static let end: UInt32 = 0x4945_4E44
        static let exif: UInt32 = 0x6558_4966
        /// Before the header, in what Apple's tools make of a PNG file for their own programs.
        static let apple: UInt32 = 0x4367_4249
        static let all: Set<UInt32> = [header, palette, transparency, data, end]
    }

    /// Whether the file is of Apple's own kind, which differs from PNG in all that counts.
    static func isApple(_ bytes: [UInt8]) -> Bool {
        ByteReader(bytes: bytes[...]).integer(at: 12, size: 4) == Int(Name.apple)
    }

    /// - Returns: `nil` when a chunk is cut off, damaged or out of place.
    init?(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes: bytes[...])
        guard bytes.starts(with: Self.signature) else { return nil }
        var header: PNGHeader?
        var (palette, transparency, exif): (ArraySlice<UInt8>?, ArraySlice<UInt8>?, _) =
            (nil, nil, ArraySlice<UInt8>?.none)
        var deflated: [UInt8] = []
        var offset = Self.signature.count
        var isComplete = false
        while !isComplete {
            guard let size = reader.integer(at: offset, size: 4), size <= bytes.count - offset - 12,
                let word = reader.integer(at: offset + 4, size: 4)
            else { return nil }
            let name = UInt32(truncatingIfNeeded: word)
            let content = bytes[(offset + 8)..<(offset + 8 + size)]
            // A file begins with its header, which stands once.
            guard (name == Name.header) == (header == nil) else { return nil }
            if Name.all.contains(name) {
                guard let checksum = reader.integer(at: offset + 8 + size, size: 4),
                    Self.checksum(bytes[(offset + 4)..<(offset + 8 + size)]) == checksum
                else { return nil }
            }
            switch name {
            case Name.header:
                guard let read = PNGHeader(content) else { return nil }
                header = read
            case Name.palette: palette = content
            case Name.transparency: transparency = content
            case Name.data: deflated += content
            case Name.exif: exif = content
            default: break
            }
            isComplete = name == Name.end
            offset += 12 + size
        }
        guard let header, !deflated.isEmpty, header.color != .palette || palette != nil else {
            return nil
        }
        self.header = header
        self.palette = palette
        self.transparency = transparency
        self.deflated = deflated
        self.exif = exif
    }

    private static func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBytes { Int(libdeflate_crc32(0, $0.baseAddress, $0.count)) }
    }
}
