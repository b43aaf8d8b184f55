/// A format of picture files that Numeral decodes.
public enum PictureFormat: String, CaseIterable, Codable, Hashable, Sendable {
    case png, jpeg, webp, gif, bmp, tiff
    /// PBM, PGM and PPM: bits, greys and colours of Netpbm.
    case pnm

    /// The type that HTTP calls it, as in `image/png`.
    public var mediaType: String {
        self == .pnm ? "image/x-portable-anymap" : "image/\(rawValue)"
    }

    /// Tells the format by the first bytes; names and extensions are not asked.
    ///
    /// - Returns: `nil` when the bytes are none of the formats.
    public static func detect(_ bytes: some Collection<UInt8>) -> PictureFormat? {
        let head = Array(bytes.prefix(12))
        func has(_ signature: [UInt8], at offset: Int = 0) -> Bool {
            head.dropFirst(offset).starts(with: signature)
        }
        if has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if has([0xFF, 0xD8, 0xFF]) { return .jpeg }
        if has(Array("RIFF".utf8)), has(Array("WEBP".utf8), at: 8) { return .webp }
        if has(Array("GIF87a".utf8)) || has(Array("GIF89a".utf8)) { return .gif }
        if has([0x49, 0x49, 0x2A, 0x00]) || has([0x4D, 0x4D, 0x00, 0x2A]) { return .tiff }
        if has(Array("BM".utf8)) { return .bmp }
        if has(Array("P".utf8)), head.count > 2, (49...54).contains(head[1]),
            [9, 10, 13, 32].contains(head[2])
        {
            return .pnm
        }
        return nil
    }
}
