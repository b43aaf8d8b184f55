/// The skeleton of a JPEG file: how large its picture is, and where it ends.
///
/// - SeeAlso: ITU-T T.81, annex B, <https://www.w3.org/Graphics/JPEG/itu-t81.pdf>
struct JPEGSegments {
    let width: Int
    let height: Int
    /// The file up to its end marker, or to where it was cut off; phones append more pictures.
    let pictureBytes: ArraySlice<UInt8>

    /// Segments looked at: a progressive file has a dozen scans, a camera's a hundred segments.
    private static let segmentCountMax = 4096

    /// Scans of a file that are decoded. Each visits every block of the picture again, whether it
    /// holds anything or not: 2 ms for 25 million pixels, so that 4,000 scans in 217 KB took 8.5 s.
    /// Encoders write about ten; libtiff draws the line at 100 too.
    static let scanCountMax = 100

    /// - Throws: ``PictureError/undecodable(_:)`` when a segment before the first scan is cut
    ///   off or missing; ``PictureError/tooManyScans(countMax:)``;
    ///   ``PictureError/unsupportedKind(_:_:)`` for what libjpeg does not decode.
    init(_ bytes: [UInt8]) throws(PictureError) {
        let reader = ByteReader(bytes: bytes[...])
        var extents: (width: Int, height: Int)?
        var scanCount = 0
        var offset = 2
        var end = bytes.count
        for _ in 0..<Self.segmentCountMax {
            while reader.byte(at: offset) == 0xFF, reader.byte(at: offset + 1) == 0xFF {
                offset += 1
            }
            guard reader.byte(at: offset) == 0xFF, let marker = reader.byte(at: offset + 1),
                marker != 0xD9
            else {
                end = min(offset + 2, bytes.count)
                break
            }
            guard let size = reader.integer(at: offset + 2, size: 2), size >= 2 else { break }
            if Self.isFrame(marker) {
                guard extents == nil, let height = reader.integer(at: offset + 5, size: 2),
                    let width = reader.integer(at: offset + 7, size: 2)
                else { throw .undecodable(.jpeg) }
                try Self.check(marker, depth: reader.byte(at: offset + 4) ?? 0)
                extents = (width, height)
            }
            offset += 2 + size
            if marker == 0xDA {
                scanCount += 1
                guard scanCount <= Self.scanCountMax else {
                    throw .tooManyScans(countMax: Self.scanCountMax)
                }
                guard extents != nil else { throw .undecodable(.jpeg) }
                offset = Self.endOfScan(bytes, from: offset)
            }
        }
        guard let extents, scanCount > 0 else { throw .undecodable(.jpeg) }
        (width, height) = extents
        pictureBytes = bytes[..<end]
    }

    /// Refuses what libjpeg does not decode (table B.1): other depths than 8 bits, and codings
    /// without loss or in layers; and arithmetic coding, which browsers do not read either, and
    /// which goes on where its data end: 149 KB of it in 100 scans took 7 s.
    private static func check(_ marker: UInt8, depth: UInt8) throws(PictureError) {
        guard marker != 0xC9, marker != 0xCA else {
            throw .unsupportedKind(.jpeg, "JPEG of arithmetic coding")
        }
        guard (0xC0...0xC2).contains(marker) else {
            throw .unsupportedKind(.jpeg, "JPEG without loss, or in layers")
        }
        guard depth == 8 else {
            throw .unsupportedKind(.jpeg, "JPEG of \(depth) bits a colour")
        }
    }

    /// Start of frame, of any coding: 0xC0 to 0xCF but for the tables among them.
    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    }

    /// Where the marker after a scan's coded data stands; the file's end when there is none.
    private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var offset = start
            while offset + 1 < bytes.count {
                let next = bytes[offset + 1]
                // A zero means a coded 0xFF, 0xD0 to 0xD7 restart the coding, 0xFF fills.
                if bytes[offset] == 0xFF, next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) {
                    return offset
                }
                offset += 1
            }
            return bytes.count
        }
    }
}
