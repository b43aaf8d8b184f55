public import ArgumentParser
public import Classical
import Datasets
import Files
import Foundation
import NumeralCore
import Training

/// `numeral data resample SET`
struct DataResampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resample",
        abstract: "Make classes of unequal size more equal: leave out, repeat, or make new glyphs.",
        discussion: """
            --method under leaves glyphs out, over repeats some, smote makes new ones between a \
            glyph and one of its nearest of the same class (Chawla et al., 2002). --to even brings \
            every class to the largest, or by under to the smallest; --to 0.5 to at least half of \
            the largest, or by under to at most twice the smallest; --to 7=500,+=300 some classes \
            to counts of their own.

            Writes the set as CSV where OUTPUT ends in .csv or .tsv, or in one of them and .gz, \
            else to the folder OUTPUT as resampled-images-idx3-ubyte.gz and \
            resampled-labels-idx1-ubyte.gz. Prints each class with its counts before and after. \
            The same set, settings and seed make the same bytes. To train on resampled digits, say \
            so in the recipe instead, as in `data: {resampling: {smote: even}}`: then what is held \
            out stays as it is.
            """)

    @OptionGroup var options: DataSetOptions

    @Option(
        name: [.short, .long], help: "The folder or CSV file to write.", completion: .file())
    var output: String

    @Option(help: "under, over or smote.")
    var method: Resampling.Method

    @Option(help: "even, a ratio above 0 and at most 1, or counts as in 7=500,+=300.")
    var to = "even"

    @Option(help: "Of smote: among how many nearest the other end is drawn.")
    var neighbors = Resampling.usualNeighborCount

    @Option(help: "Which are drawn.")
    var seed: UInt64 = 1

    @Option(help: "How many cores the search for neighbours takes; it changes no byte.")
    var threads = 2

    func validate() throws {
        try OptionCheck.range(neighbors, "neighbors", 1...Resampling.neighborCountMax)
        try OptionCheck.range(threads, "threads", 1...RecipeLimits.threadCountMax)
        _ = try target(for: Symbol.allCases)
    }

    func run() async throws {
        try Console.orSay {
            if isCSV {
                try OutputPlace.checkFiles(output, besides: [options.set])
            } else {
                try OutputPlace.checkFolder(URL(filePath: output))
            }
            let set = try options.load()
            let resampling = Resampling(
                method, to: try target(for: set.classes), neighborCount: neighbors)
            var made = try set.resampled(resampling, seed: seed, threadCount: threads)
            made.name = "resampled"
            try write(made)
            for (label, symbol) in set.classes.enumerated() {
                try Console.write(
                    "\(symbol) \(set.countPerClass[label]) \(made.countPerClass[label])")
            }
        }
    }

    private func target(for classes: [Symbol]) throws -> Resampling.Target {
        do { return try Resampling.Target(to, classes: classes) } catch {
            throw ValidationError("--to: '\(to)' is no target: it \(error.problem)")
        }
    }

    private var isCSV: Bool { KaggleCSV.isNamed(output) }

    private func write(_ set: LabeledGlyphs) throws {
        let file = URL(filePath: output)
        if isCSV {
            return try KaggleCSV.write(set, to: file)
        }
        try GlyphFiles.write(
            set, images: file.appending(path: "resampled-images-idx3-ubyte.gz"),
            labels: file.appending(path: "resampled-labels-idx1-ubyte.gz"))
    }
}

extension Resampling.Method: ExpressibleByArgument {}
