import ArgumentParser
import Files
import Foundation

/// The root command: it composes, and holds no logic.
@main
struct Numeral: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "numeral",
        abstract: "Read handwritten digits, and train and serve what reads them.",
        discussion: """
            To read a picture:        numeral read seven.png
            To open the page:         numeral serve
            To train a reader:        numeral train Recipes/default.yaml
            To measure one:           numeral evaluate --data mnist-test

            Results go to standard output, words and progress to standard error. The folder of \
            data sets is named by --data-folder or NUMERAL_DATA. Exit status: 0 when all went \
            well, 1 when something did not, 64 for a command line that makes no sense, 130 where \
            work was interrupted that can go on.
            """,
        version: "0.2.0",
        subcommands: [
            ServeCommand.self, ReadCommand.self, TrainCommand.self, EvaluateCommand.self,
            TuneCommand.self, CompareCommand.self, ExportCommand.self, ImportCommand.self,
            ModelCommand.self, DataCommand.self, BenchmarkCommand.self, RefreshCommand.self,
        ])

    /// Parses the command line and runs what it names; what is wrong with it is said as every
    /// failure is.
    static func main() async {
        // A reader that went away ends what is written to it, never the work.
        signal(SIGPIPE, SIG_IGN)
        StandardStreams.fill()
        let line = CommandLineCheck(Self.self, Array(CommandLine.arguments.dropFirst()))
        do {
            try line.check()
            var command = try await asyncParseAsRoot(line.arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            let status = exitCode(for: error)
            // Help and the version are no failures.
            if status.isSuccess { show(fullMessage(for: error)) }
            let words = UsageWords(Self.self, arguments: line.arguments)
                .line(message(for: error), full: fullMessage(for: error))
            if !words.isEmpty { Console.say(SystemWords.sentence(on: error) ?? words) }
            Foundation.exit(status.rawValue)
        }
    }

    /// Writes what was asked for, and ends the program.
    private static func show(_ text: String) -> Never {
        do {
            if !text.isEmpty { try Console.write(text) }
        } catch { Foundation.exit(exitCode(for: error).rawValue) }
        Foundation.exit(EXIT_SUCCESS)
    }
}
