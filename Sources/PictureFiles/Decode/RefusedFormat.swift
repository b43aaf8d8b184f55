/// A kind of file that people do send and Numeral does not decode, known by its first bytes.
///
/// Naming it lets the refusal say what to do.
public enum RefusedFormat: String, CaseIterable, Hashable, Sendable {
    case heic = "HEIC"
    case avif = "AVIF"
    case jpegXL = "JPEG XL"
    case jpeg2000 = "JPEG 2000"
    case svg = "SVG"
    case pdf = "PDF"
    case icon = "ICO"
    case photoshop = "Photoshop"
    case applePNG = "Apple's own kind of PNG (CgBI)"

    /// How many bytes may stand before an SVG file's root: declaration, comments, a doctype.
    static let textPrefixMax = 1024

    /// Tells the kind by the first bytes, or `nil` when they are unknown.
    public static func detect(_ bytes: [UInt8]) -> RefusedFormat? {
        let head = bytes.prefix(textPrefixMax)
        func has(_ signature: [UInt8], at offset: Int = 0) -> Bool {
            head.dropFirst(offset).starts(with: signature)
        }
        if has(Array("ftyp".utf8), at: 4) { return brand(head.dropFirst(8).prefix(4)) }
        if has([0xFF, 0x0A]) || has([0, 0, 0, 0x0C] + Array("JXL ".utf8)) { return .jpegXL }
        if has([0, 0, 0, 0x0C] + Array("jP  ".utf8)) || has([0xFF, 0x4F, 0xFF, 0x51]) {
            return .jpeg2000
        }
        if has(Array("%PDF".utf8)) { return .pdf }
        // An icon, or a cursor.
        if has([0, 0, 1, 0]) || has([0, 0, 2, 0]) { return .icon }
        if has(Array("8BPS".utf8)) { return .photoshop }
        let text = String(decoding: head, as: UTF8.self)
        return text.contains("<svg") ? .svg : nil
    }

    /// The kind that an ISO media file's major brand stands for (ISO/IEC 23008-12, annex B).
    private static func brand(_ name: some Sequence<UInt8>) -> RefusedFormat? {
        switch String(decoding: Array(name), as: UTF8.self) {
        case "heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1": .heic
        case "avif", "avis": .avif
        case "jxl ": .jpegXL
        default: nil
        }
    }

    /// What the sender can do about it.
    public var remedy: String {
        switch self {
        case .heic:
            "save it as JPEG or PNG first; on an iPhone: "
                + "Settings → Camera → Formats → Most Compatible"
        case .pdf: "save the page as a PNG picture first"
        case .svg: "export it as PNG first"
        case .avif, .jpegXL, .jpeg2000, .icon, .photoshop, .applePNG: "save it as JPEG or PNG first"
        }
    }
}
