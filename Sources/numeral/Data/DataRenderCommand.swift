public import ArgumentParser
import Datasets
import Files
import Foundation
import Imaging
import NumeralCore
import PictureFiles
public import Rendering

extension NonDigit: ExpressibleByArgument {}

/// `numeral data render --fonts`, `--non-digits KIND` and `--photos`
struct DataRenderCommand: AsyncParsableCommand {
    /// The most pictures of a kind that a run makes.
    static let countMax = 1_000_000
    /// The label in the files of non-digits: no class, so that no reader of digits takes them in.
    static let noLabel: UInt8 = 255

    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Draw digits of typefaces, things that are no digits, and photos of digits.",
        discussion: """
            --fonts writes DIR/typefaces-images-idx3-ubyte.gz and its labels: each digit of each \
            typeface that carries all ten. `Scripts/install fonts` brings typefaces.

            --non-digits writes DIR/KIND-images-idx3-ubyte.gz, DIR/KIND-labels-idx1-ubyte.gz and \
            a contact sheet DIR/KIND.png. Every label is \(noLabel), no digit: the commands that \
            read digits refuse the set instead of learning it.

            --photos writes DIR/photos/DIGIT/NUMBER.jpg: digits of a SET, each photographed on \
            paper, lined or squared, in shadow, aslant, by pencil or pen; a folder that the other \
            commands read as a SET.

            The same typefaces, digits and seed make the same files.
            """)

    @Flag(help: "The digits of typefaces.")
    var fonts = false

    @Option(help: "A kind that is no digit; may be repeated.")
    var nonDigits: [NonDigit] = []

    @Flag(help: "Photos of digits on paper.")
    var photos = false

    @Option(
        name: .long,
        help: "A folder to look for typefaces below, instead of the system's; may be repeated.",
        completion: .directory)
    var fontFolder: [String] = []

    @Option(help: "How many photos, and pictures of each kind that is no digit.")
    var count = 1000

    @Option(help: "The digits that are put together, cut, turned and photographed: a SET.")
    var digits = "mnist-train"

    @Option(help: "Which pictures: another seed draws others.")
    var seed: UInt64 = 1

    @Option(name: [.short, .long], help: "The folder to write to.", completion: .directory)
    var output: String

    @OptionGroup var orientation: OrientationOption

    @OptionGroup var options: DataOptions

    func validate() throws {
        guard fonts || photos || !nonDigits.isEmpty else {
            throw ValidationError("say what to draw: --fonts, --photos or --non-digits KIND")
        }
        guard (1...Self.countMax).contains(count) else {
            throw ValidationError("--count must be from 1 to \(Self.countMax)")
        }
    }

    func run() async throws {
        try Console.orSay {
            let folder = URL(filePath: output)
            if photos {
                let set = try DataSource.standard(options.location, orientation).load(digits)
                try PhotoFolder(folder: folder.appending(path: "photos"), seed: seed)
                    .write(count: count, of: set)
            }
            guard fonts || !nonDigits.isEmpty else { return }
            let library =
                fontFolder.isEmpty
                ? TypefaceLibrary()
                : TypefaceLibrary(folders: fontFolder.map { URL(filePath: $0) })
            for skipped in library.skipped { Console.say("\(skipped): skipped") }
            if fonts { try writeDigits(of: library, into: folder) }
            if !nonDigits.isEmpty { try writeNonDigits(library, into: folder) }
        }
    }

    /// Each digit of each typeface.
    private func writeDigits(of library: TypefaceLibrary, into folder: URL) throws {
        let items = TypefaceDigits(library.typefaces).items
        guard !items.isEmpty else {
            Console.say(
                "typefaces: none of \(library.typefaces.count) carries digits: "
                    + "run Scripts/install fonts, or name a folder by --font-folder")
            throw ExitCode.failure
        }
        let glyphs = items.flatMap { GlyphNormalization.standard.glyph(ofInk: $0.image).ink }
        let set = LabeledGlyphs(
            name: "typefaces", glyphs: glyphs, labels: items.map { UInt8($0.label) })
        try write(set, named: "typefaces", into: folder)
        let families = Set(items.map(\.family)).count
        let handwriting = Set(items.filter(\.isHandwriting).map(\.family)).count
        try Console.write(
            "typefaces \(set.count) digits, \(items.count / 10) typefaces of \(families) families, "
                + "\(handwriting) of them handwriting; \(library.typefaces.count) looked at")
    }

    /// So many pictures of each kind.
    private func writeNonDigits(_ library: TypefaceLibrary, into folder: URL) throws {
        let needsDigits = !Set(nonDigits).isDisjoint(with: [.several, .cutOff, .turned])
        let set =
            needsDigits ? try DataSource.standard(options.location, orientation).load(digits) : nil
        let renderer = NonDigitRenderer(
            typefaces: library.typefaces, digits: set?.all ?? [], labels: set?.labels ?? [])
        for kind in nonDigits {
            guard renderer.canDraw(kind) else {
                Console.say(
                    "\(kind.rawValue): no typeface carries it, or a digit is missing: "
                        + "run Scripts/install fonts, or give all ten by --digits")
                throw ExitCode.failure
            }
            let glyphs = (0..<count).map { index in
                GlyphNormalization.standard.glyph(
                    ofInk: renderer.image(of: kind, seed: seed, index: index))
            }
            try write(glyphs, of: kind, into: folder)
        }
    }

    private func write(_ glyphs: [Glyph], of kind: NonDigit, into folder: URL) throws {
        let ink = glyphs.flatMap(\.ink)
        try GlyphFiles.write(
            IDX(shape: [glyphs.count, Glyph.side, Glyph.side], elements: ink),
            to: Self.images(kind.rawValue, in: folder))
        try GlyphFiles.write(
            IDX(
                shape: [glyphs.count],
                elements: Array(repeating: Self.noLabel, count: glyphs.count)),
            to: Self.labels(kind.rawValue, in: folder))
        // Ten rows, as if they were classes: a sheet has no other use for labels.
        let rows = glyphs.indices.map { UInt8($0 * 10 / glyphs.count) }
        let sheet = ContactSheet().draw(
            LabeledGlyphs(name: kind.rawValue, glyphs: ink, labels: rows), seed: seed)
        try AtomicFile.write(
            sheet.encodedPNG(), to: folder.appending(path: "\(kind.rawValue).png"))
        let blank = glyphs.count(where: \.isBlank)
        try Console.write("\(kind.rawValue) \(glyphs.count) pictures, \(blank) of them blank")
    }

    private func write(_ set: LabeledGlyphs, named name: String, into folder: URL) throws {
        try GlyphFiles.write(
            set, images: Self.images(name, in: folder), labels: Self.labels(name, in: folder))
    }

    private static func images(_ name: String, in folder: URL) -> URL {
        folder.appending(path: "\(name)-images-idx3-ubyte.gz")
    }

    private static func labels(_ name: String, in folder: URL) -> URL {
        folder.appending(path: "\(name)-labels-idx1-ubyte.gz")
    }
}
