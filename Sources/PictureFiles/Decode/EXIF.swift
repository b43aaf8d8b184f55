/// Finds the orientation tag in a file's EXIF block. Every offset in it is untrusted.
///
/// - SeeAlso: EXIF 2.32 (CIPA DC-008) sections 4.5 and 4.6; TIFF 6.0 section 2.
enum EXIF {
    private static let orientationTag = 0x0112
    /// Entries looked at in a directory, segments in a file: far more than cameras write.
    private static let entryCountMax = 512
    private static let segmentCountMax = 512

    /// The orientation that a JPEG file names in its APP1 segment; upright when it names none.
    static func orientation(ofJPEG bytes: [UInt8]) -> Orientation {
        let reader = ByteReader(bytes: bytes[...])
        var offset = 2
        for _ in 0..<segmentCountMax {
            guard reader.byte(at: offset) == 0xFF, let marker = reader.byte(at: offset + 1) else {
                break
            }
            // Fill bytes may stand before a marker.
            if marker == 0xFF {
                offset += 1
                continue
            }
            // Start of scan: no metadata after it that counts.
            if marker == 0xDA || marker == 0xD9 { break }
            guard let size = reader.integer(at: offset + 2, size: 2), size >= 2 else { break }
            if marker == 0xE1, reader.has("Exif\0\0", at: offset + 4) {
                return orientation(ofTIFF: reader.slice(at: offset + 10, count: size - 8))
            }
            offset += 2 + size
        }
        return .upright
    }

    /// The orientation that a WebP file names in its EXIF chunk; upright when it names none.
    static func orientation(ofWebP bytes: [UInt8]) -> Orientation {
        let reader = ByteReader(bytes: bytes[...], order: .little)
        var offset = 12
        for _ in 0..<segmentCountMax {
            guard let size = reader.integer(at: offset + 4, size: 4) else { break }
            if reader.has("EXIF", at: offset) {
                var block = reader.slice(at: offset + 8, count: size)
                // Some writers keep JPEG's prefix.
                if block.starts(with: Array("Exif\0\0".utf8)) { block = block.dropFirst(6) }
                return orientation(ofTIFF: block)
            }
            offset += 8 + size + size % 2
        }
        return .upright
    }

    /// The orientation in a block that is laid out as a TIFF file, as all EXIF is.
    static func orientation(ofTIFF block: ArraySlice<UInt8>) -> Orientation {
        var reader = ByteReader(bytes: block)
        if reader.has("II", at: 0) { reader.order = .little }
        guard reader.has("II", at: 0) || reader.has("MM", at: 0),
            reader.integer(at: 2, size: 2) == 42,
            let directory = reader.integer(at: 4, size: 4),
            let entryCount = reader.integer(at: directory, size: 2)
        else { return .upright }
        for index in 0..<min(entryCount, entryCountMax) {
            let entry = directory + 2 + 12 * index
            guard let tag = reader.integer(at: entry, size: 2) else { break }
            // Type 3: a 16-bit number, which stands in the entry itself.
            guard tag == orientationTag, reader.integer(at: entry + 2, size: 2) == 3 else {
                continue
            }
            return reader.integer(at: entry + 8, size: 2).flatMap(Orientation.init) ?? .upright
        }
        return .upright
    }
}
