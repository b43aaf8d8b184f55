public import ArgumentParser
import Datasets
import Evaluation
import Files
import Foundation
import NumeralCore
public import Rendering

extension NonDigit: ExpressibleByArgument {}

/// `numeral data render --fonts`, `--non-digits KIND` and `--photos`
struct DataRenderCommand: AsyncParsableCommand {
    /// The most pictures of a kind that a run makes.
    static let countMax = 1_000_000

    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Draw digits of typefaces, things that are no digits, and photos of digits.",
        discussion: """
            --fonts writes DIR/typefaces-images-idx3-ubyte.gz and its labels: each digit of each \
            typeface that carries all ten. `Scripts/install fonts` brings typefaces.

            --non-digits writes DIR/KIND-images-idx3-ubyte.gz, DIR/KIND-labels-idx1-ubyte.gz and \
            a contact sheet DIR/KIND.png. Every label is \(RenderedSets.noLabel), no digit: the \
            commands that read digits refuse the set instead of learning it.

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

    @OptionGroup var sets: SourceOptions

    func validate() throws {
        guard fonts || photos || !nonDigits.isEmpty else {
            throw ValidationError(
                "render: nothing to draw was named: give --fonts, --photos or --non-digits KIND")
        }
        try OptionCheck.range(count, "count", 1...Self.countMax)
    }

    func run() async throws {
        try Console.orSay {
            let folder = URL(filePath: output)
            try OutputPlace.checkFolder(folder)
            if photos {
                let set = try sets.source().load(digits)
                try PhotoFolder(folder.appending(path: "photos"), seed: seed)
                    .write(count: count, of: set)
                try Console.write("photos \(count) of \(set.name)")
            }
            guard fonts || !nonDigits.isEmpty else { return }
            let library =
                fontFolder.isEmpty
                ? TypefaceLibrary()
                : TypefaceLibrary(folders: fontFolder.map { URL(filePath: $0) })
            for skipped in library.skipped { Console.say("\(skipped): skipped") }
            if fonts { try writeDigits(of: library.typefaces, to: RenderedSets(folder)) }
            if !nonDigits.isEmpty {
                try writeNonDigits(library.typefaces, to: RenderedSets(folder))
            }
        }
    }

    /// Each digit of each typeface.
    private func writeDigits(of typefaces: [Typeface], to sets: RenderedSets) throws {
        let made = try sets.write(typefaces)
        try Console.write(
            "typefaces \(counted(made.digitCount, "digit")), "
                + "\(counted(made.count, "typeface")) of "
                + "\(counted(made.familyCount, "family")), "
                + "\(made.handwritingCount) of them handwriting; \(typefaces.count) looked at")
    }

    /// So many pictures of each kind.
    private func writeNonDigits(_ typefaces: [Typeface], to sets: RenderedSets) throws {
        let needsDigits = !Set(nonDigits).isDisjoint(with: [.several, .cutOff, .turned])
        let set =
            needsDigits ? try self.sets.source().load(digits) : nil
        let renderer = NonDigitRenderer(
            typefaces: typefaces, digits: set?.all ?? [], labels: set?.labels ?? [])
        for kind in nonDigits {
            let made = try sets.write(kind, by: renderer, count: count, seed: seed)
            try Console.write(
                "\(kind.rawValue) \(counted(made.count, "picture")), "
                    + "\(made.blankCount) of them blank")
        }
    }
}
