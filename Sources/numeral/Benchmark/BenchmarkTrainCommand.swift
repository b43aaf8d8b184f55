import ArgumentParser
import Datasets
import Foundation
import Training

/// `numeral benchmark train --json`
struct BenchmarkTrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Time training steps beside matrix multiplication.",
        discussion: """
            Takes turns: steps of the network of Recipes/two-conv.yaml (forward, backward, Adam), \
            then products of square matrices by the same library, each with the same threads. The \
            ratio of the two, taken in one run, says how much of the machine training reaches; \
            the median over the rounds is printed. Without --data the pixels are random: \
            the time does not depend on what they show.
            """)

    @Option(help: "Digits to train on, as in mnist-train; random pixels when not given.")
    var data: String?

    @Option(help: "OpenMP threads.")
    var threads = 2

    @Option(help: "Digits a step.")
    var batchSize = 32

    @Option(help: "How often the two take turns.")
    var rounds = 7

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var sets: SourceOptions

    /// More says nothing new.
    private static let roundCountMax = 1000

    func validate() throws {
        try OptionCheck.range(threads, "threads", 1...RecipeLimits.threadCountMax)
        try OptionCheck.range(batchSize, "batch-size", 1...RecipeLimits.batchSizeMax)
        try OptionCheck.range(rounds, "rounds", 1...Self.roundCountMax)
    }

    func run() async throws {
        try await Console.orSay {
            let digits = try data.map {
                try sets.source().load($0)
            }
            let benchmark = TrainingBenchmark(
                threadCount: threads, batchSize: batchSize, roundCount: rounds, digits: digits,
                machine: .init(
                    processor: OwnProgram.processor,
                    coreCount: ProcessInfo.processInfo.activeProcessorCount))
            let result = try await benchmark.run(clock: ContinuousClock())
            try Console.write(json ? try Console.json(result.record) : result.text)
        }
    }
}
