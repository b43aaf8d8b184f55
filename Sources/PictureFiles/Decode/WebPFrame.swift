/// The first frame of an animated WebP file, cut out of it, as libwebp decodes still pictures only.
///
/// - SeeAlso: <https://developers.google.com/speed/webp/docs/riff_container>
enum WebPFrame {
    /// Chunks looked at before the first frame: far more than encoders write.
    private static let chunkCountMax = 512
    private static let chunkHeaderSize = 8
    /// Extents and timing before a frame's own chunks.
    private static let frameHeaderSize = 16
    private static let firstChunkStart = 12

    /// The file with only its first frame; the file itself when it is a still picture.
    static func first(of bytes: [UInt8]) -> [UInt8] {
        let reader = ByteReader(bytes: bytes[...], order: .little)
        var offset = firstChunkStart
        for _ in 0..<chunkCountMax {
            guard let size = reader.integer(at: offset + 4, size: 4) else { break }
            if reader.has("ANMF", at: offset) {
                let frame = reader.slice(at: offset + chunkHeaderSize, count: size)
                return still(frame) ?? bytes
            }
            // Pixels before any frame: a still picture.
            if reader.has("VP8 ", at: offset) || reader.has("VP8L", at: offset) { break }
            offset += chunkHeaderSize + size + size % 2
        }
        return bytes
    }

    private static func still(_ frame: ArraySlice<UInt8>) -> [UInt8]? {
        guard frame.count > frameHeaderSize else { return nil }
        let chunks = frame.dropFirst(frameHeaderSize)
        let hasAlpha = chunks.starts(with: Array("ALPH".utf8))
        // Width and height, each less one, in three bytes each.
        let extents = frame.dropFirst(6).prefix(6)
        var content = Array("WEBP".utf8)
        if hasAlpha { content += Array("VP8X".utf8) + [10, 0, 0, 0, 0x10, 0, 0, 0] + extents }
        content += chunks
        let size = (0..<4).map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) }
        return Array("RIFF".utf8) + size + content
    }
}
