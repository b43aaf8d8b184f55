internal import NumeralCore

/// The chunks of a PNG file that decide its pixels, checked before libpng sees them.
///
/// libpng writes to stderr about damaged checksums and odd colour profiles,
/// and a library must not. So every checksum is verified here, and only the
/// chunks that decide pixels are passed on.
///
/// - SeeAlso: <https://www.w3.org/TR/png-3/>, sections 5 and 11.
struct PNGChunks {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let kept: Set<String> = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]

    let width: Int
    let height: Int
    /// The file again, without what does not decide pixels.
    let pixelBytes: [UInt8]
    /// What the eXIf chunk holds.
    let exif: ArraySlice<UInt8>?

    /// - Returns: `nil` when a chunk is cut off, damaged or out of place.
    init?(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes: bytes[...])
        guard bytes.starts(with: Self.signature), reader.has("IHDR", at: 12),
            let width = reader.integer(at: 16, size: 4),
            let height = reader.integer(at: 20, size: 4)
        else { return nil }
        var pixelBytes = Self.signature
        pixelBytes.reserveCapacity(bytes.count)
        var exif: ArraySlice<UInt8>?
        var offset = Self.signature.count
        var seen: Set<String> = []
        var isComplete = false
        while !isComplete {
            guard let size = reader.integer(at: offset, size: 4), size <= bytes.count - offset - 12,
                let checksum = reader.integer(at: offset + 8 + size, size: 4)
            else { return nil }
            let checked = bytes[(offset + 4)..<(offset + 8 + size)]
            let name = String(decoding: checked.prefix(4), as: UTF8.self)
            if Self.kept.contains(name) {
                guard CRC32.checksum(checked) == UInt32(truncatingIfNeeded: checksum) else {
                    return nil
                }
                seen.insert(name)
                pixelBytes += bytes[offset..<(offset + 12 + size)]
            } else if name == "eXIf" {
                exif = checked.dropFirst(4)
            }
            isComplete = name == "IEND"
            offset += 12 + size
        }
        // Colour type 3 needs a palette.
        let isWhole = seen.contains("IDAT") && (bytes[25] != 3 || seen.contains("PLTE"))
        guard isWhole else { return nil }
        self.width = width
        self.height = height
        self.pixelBytes = pixelBytes
        self.exif = exif
    }
}
