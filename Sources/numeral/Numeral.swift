import ArgumentParser

/// The root command: it composes, and holds no logic.
@main
struct Numeral: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "numeral",
        abstract: "Read handwritten numbers, and train and serve what reads them.",
        discussion: """
            To read a picture:        numeral read seven.png
            To open the page:         numeral serve
            To train a reader:        numeral train Recipes/default.yaml
            To measure one:           numeral evaluate --data mnist-test

            Results go to standard output, words and progress to standard error. The folder of \
            data sets is named by --data or NUMERAL_DATA. Exit status: 0 when all went well, 1 \
            when something did not, 64 for a command line that makes no sense.
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, ReadCommand.self, TrainCommand.self, EvaluateCommand.self,
            TuneCommand.self, CompareCommand.self, ExportCommand.self, ImportCommand.self,
            DataCommand.self, BenchmarkCommand.self, RefreshCommand.self,
        ])
}
