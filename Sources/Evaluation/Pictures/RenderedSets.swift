internal import Datasets
internal import Files
public import Foundation
internal import Imaging
internal import NumeralCore
internal import PictureFiles
public import Rendering

/// Sets of rendered pictures as files: digits of typefaces, and what is no digit.
public struct RenderedSets: Sendable {
    /// The label in the files of non-digits: no class, so that no reader of digits takes them in.
    public static let noLabel: UInt8 = 255

    /// Where `NAME-images-idx3-ubyte.gz` and `NAME-labels-idx1-ubyte.gz` are written.
    public let folder: URL

    public init(_ folder: URL) { self.folder = folder }

    /// What was drawn of typefaces.
    public struct Typefaces: Hashable, Sendable {
        public let digitCount: Int
        /// How many typefaces were drawn.
        public let count: Int
        public let familyCount: Int
        /// The families of them that imitate handwriting.
        public let handwritingCount: Int
    }

    /// What was drawn of a kind that is no digit.
    public struct NonDigits: Hashable, Sendable {
        public let count: Int
        public let blankCount: Int
    }

    /// Writes each digit of each typeface that carries all ten.
    public func write(_ typefaces: [Typeface]) throws -> Typefaces {
        let items = TypefaceDigits(typefaces).items
        guard !items.isEmpty else {
            throw RenderedSetsError.noDigits(typefaceCount: typefaces.count)
        }
        let glyphs = items.flatMap { GlyphNormalization.standard.glyph(ofInk: $0.image).ink }
        let set = LabeledGlyphs(
            name: "typefaces", glyphs: glyphs, labels: items.map { UInt8($0.label) })
        try GlyphFiles.write(set, images: images(set.name), labels: labels(set.name))
        return Typefaces(
            digitCount: set.count, count: items.count / Symbol.digits.count,
            familyCount: Set(items.map(\.family)).count,
            handwritingCount: Set(items.filter(\.isHandwriting).map(\.family)).count)
    }

    /// Writes so many pictures of a kind, and a contact sheet `KIND.png`.
    public func write(
        _ kind: NonDigit, by renderer: NonDigitRenderer, count: Int, seed: UInt64
    ) throws -> NonDigits {
        guard renderer.canDraw(kind) else { throw RenderedSetsError.cannotDraw(kind) }
        let glyphs = (0..<count).map { index in
            GlyphNormalization.standard.glyph(
                ofInk: renderer.image(of: kind, seed: seed, index: index))
        }
        let ink = glyphs.flatMap(\.ink)
        try GlyphFiles.write(
            IDX(shape: [glyphs.count, Glyph.side, Glyph.side], elements: ink),
            to: images(kind.rawValue))
        try GlyphFiles.write(
            IDX(
                shape: [glyphs.count],
                elements: Array(repeating: Self.noLabel, count: glyphs.count)),
            to: labels(kind.rawValue))
        // Ten rows, as if they were classes: a sheet has no other use for labels.
        let rows = glyphs.indices.map { UInt8($0 * 10 / glyphs.count) }
        let sheet = ContactSheet().draw(
            LabeledGlyphs(name: kind.rawValue, glyphs: ink, labels: rows), seed: seed)
        try AtomicFile.write(
            sheet.encodedPNG(), to: folder.appending(path: "\(kind.rawValue).png"))
        return NonDigits(count: glyphs.count, blankCount: glyphs.count(where: \.isBlank))
    }

    private func images(_ name: String) -> URL {
        folder.appending(path: "\(name)-images-idx3-ubyte.gz")
    }

    private func labels(_ name: String) -> URL {
        folder.appending(path: "\(name)-labels-idx1-ubyte.gz")
    }
}
