import ArgumentParser

/// `numeral benchmark train`, `numeral benchmark model` and `numeral benchmark serve`
struct BenchmarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract: "Time training, a model or serving on this machine.",
        discussion: """
            Each figure stands beside the one that bounds it, measured in the same run: training \
            beside matrix multiplication, serving beside a server whose reader reads \
            nothing.
            """,
        subcommands: [
            BenchmarkTrainCommand.self, BenchmarkFitCommand.self, BenchmarkModelCommand.self,
            BenchmarkServeCommand.self,
            BenchmarkLoadCommand.self,
        ])
}
