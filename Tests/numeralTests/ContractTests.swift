import Foundation
import Testing

/// The command line is a contract: words, exit statuses, streams.
@Suite struct ContractTests {
    static let subcommands = [
        "serve", "read", "train", "evaluate", "compare", "tune", "export", "data",
        "benchmark",
    ]

    @Test func helpNamesEverySubcommand() throws {
        let help = try Command(["--help"])
        #expect(help.status == 0)
        for name in Self.subcommands { #expect(help.output.contains("  \(name) "), "\(name)") }
    }

    @Test(arguments: subcommands)
    func everySubcommandExplainsItself(name: String) throws {
        let help = try Command([name, "--help"])
        #expect(help.status == 0)
        #expect(help.output.hasPrefix("OVERVIEW: "))
        #expect(help.output.contains("USAGE: numeral \(name)"))
    }

    @Test(
        "A command line that makes no sense exits with 64 and prints no result",
        arguments: [
            ["nonsense"], ["read"], ["read", "--json"], ["serve", "--port", "x"],
            ["serve", "--port", "65536"], ["train"], ["evaluate", "--wrong"],
            ["read", "x.png", "--expect", "poem"], ["benchmark", "serve", "--connections", "0"],
            ["evaluate", "--data", "x", "--suite", "canvas", "--left-out", "semeion=default"],
            ["evaluate", "--data", "x", "--suite", "robustness", "--left-out", "semeion"],
            ["evaluate", "--data", "x", "--suite", "canvas", "--seed", "1"],
            ["evaluate", "--data", "x", "--suite", "pictures", "--per-kind", "0"],
            ["evaluate", "--data", "x", "--suite", "pictures", "--kind", "nonsense"],
        ])
    func nonsenseIsUsage(arguments: [String]) throws {
        let run = try Command(arguments)
        #expect(run.status == 64, "\(arguments): \(run.errors)")
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("numeral: ") && run.errors.split(separator: "\n").count == 1)
    }

    @Test(
        "What the world gets wrong exits with 1, and the words say where",
        arguments: [
            ["train", "no-such-recipe.yaml"],
            ["evaluate", "no-such-model", "--data", "mnist-test"],
            ["evaluate", "--data", "no-such-set"], ["serve", "--model", "no-such-model"],
            ["data", "describe", "no-such-set"], ["read", "no-such-picture.png"],
        ])
    func worldlyFailuresAreOne(arguments: [String]) throws {
        let run = try Command(arguments)
        #expect(run.status == 1, "\(arguments): \(run.errors)")
        #expect(run.errors.hasPrefix("numeral: "), "\(run.errors)")
        #expect(run.errors.contains("no-such"), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func versionIsPrinted() throws {
        let run = try Command(["--version"])
        #expect(run.status == 0)
        #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }
}
