import ArgumentParser
import Datasets
import Foundation
import Imaging

/// How models are measured on sets, the same for `evaluate` and `compare`.
struct MeasuringOptions: ParsableArguments {
    @Flag(help: "Print JSON.")
    var json = false

    @Option(
        help: """
            Take this many glyphs of each set, as many of each class as of any other, the first \
            ones.
            """)
    var limit: Int?

    @Option(help: "How many threads.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @OptionGroup var sets: SourceOptions

    func validate() throws {
        try OptionCheck.limit(limit)
        try OptionCheck.range(threads, "threads", 1...OptionCheck.threadCountMax)
    }
}
