public import Foundation

/// The typefaces that lie below some folders, in a fixed order.
///
/// Sorted by file name, path and place in the file; of two of one family and style the first is
/// taken. A file that FreeType cannot read is skipped, and the reason is kept.
public struct TypefaceLibrary: Sendable {
    /// The folders in which Debian's packages put scalable fonts.
    public static let standardFolders = [
        "/usr/share/fonts", "/usr/share/texmf/fonts/opentype",
    ].map { URL(filePath: $0, directoryHint: .isDirectory) }

    /// The endings of scalable formats, most general first: OpenType, collections, Type 1.
    static let endings: Set<String> = ["ttf", "otf", "ttc", "otc", "pfb", "t1"]
    /// The most font files looked at; all of Debian's fonts are about 6,000.
    public static let fileCountMax = 10_000
    /// The largest font file; Noto's Han collections have 20 to 120 MB.
    public static let fileBytesMax = 160 << 20
    /// The most faces in one file; a collection has 4 to 40.
    public static let faceCountMax = 64
    /// How deep folders may lie in each other; Debian's lie 5 deep.
    static let depthMax = 12

    /// A file, or a face in it, that was passed over, and why.
    public struct Skipped: Hashable, Sendable, CustomStringConvertible {
        public let path: String
        public let reason: String
        public var description: String { "\(path): \(reason)" }
    }

    /// All that was found.
    public let typefaces: [Typeface]
    /// What is there but is no plain outline font.
    public let skipped: [Skipped]

    /// Opens every typeface below some folders; a folder that does not exist holds none.
    ///
    /// Opens 600 faces in about a second.
    public init(folders: [URL] = standardFolders) {
        var finding = TypefaceFinding()
        finding.look(in: folders)
        (typefaces, skipped) = (finding.typefaces, finding.skipped)
    }
}
