import ArgumentParser
import Datasets
import Evaluation
import Foundation
import Recognition
import Training

/// `numeral benchmark model default --data mnist-test --json`
struct BenchmarkModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Time a model: loading it, one digit, many digits, and its memory.",
        discussion: """
            One digit is classified at a time on one thread, the median and the 99th percentile \
            are printed; then all digits together on --threads threads, the best of some rounds. \
            What becomes of a glyph before the model sees it is part of both times.
            """)

    @Argument(help: "The name of a model, or a .safetensors file.", completion: .file())
    var model: String

    @Option(help: "\(DataSetOptions.names), or a path to IDX, CSV or a folder.")
    var data: String

    @Option(help: "Take this many glyphs, of each class as many.")
    var limit: Int?

    @Option(help: "How many threads classify many digits.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var sets: SourceOptions

    func validate() throws {
        try OptionCheck.limit(limit)
        try OptionCheck.range(threads, "threads", 1...OptionCheck.threadCountMax)
    }

    func run() throws {
        try Console.orSay {
            let file = try Surroundings.library.file(of: model)
            let source = sets.source(
                normalizedBy: try Surroundings.library.model(at: file).normalization)
            let benchmark = ModelBenchmark(
                set: try source.load(data).thinned(to: limit), threadCount: threads)
            let cost = try benchmark.run(
                file, clock: ContinuousClock(), peakMemoryMiB: OwnProgram.peakMemoryMiB)
            try Console.write(json ? try Console.json(cost) : Self.text(cost))
        }
    }

    private static func text(_ cost: ModelCost) -> String {
        String(
            format: """
                one digit      %.1f µs (99 of 100: %.1f µs), one thread
                many digits    %.0f a second, %@
                loading        %.1f ms, %.2f MB
                memory         %.0f MiB at most
                """,
            cost.microsecondsADigit, cost.microsecondsADigitAtP99, cost.digitsPerSecond,
            counted(cost.threadCount, "thread"), cost.loadMilliseconds,
            Double(cost.fileBytes) / 1e6,
            cost.peakMemoryMiB)
    }
}
