import ArgumentParser
import Foundation
import NumeralServer

/// The client of `numeral benchmark serve`: a process of its own, so that what the server takes of
/// memory and time is told apart from what the client takes.
///
/// Reads the body from standard input, writes a ``LoadRecord`` to standard output.
struct BenchmarkLoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Be the client of `benchmark serve`.", shouldDisplay: false)

    @Option var port: Int
    @Option var path: String
    @Option var connections: Int
    @Option var milliseconds: Int

    /// A day: no benchmark takes longer.
    static let millisecondsMax = 86_400_000

    func validate() throws {
        try OptionCheck.range(port, "port", 1...65535)
        try OptionCheck.range(
            connections, "connections", 1...BenchmarkServeCommand.connectionCountMax)
        try OptionCheck.range(milliseconds, "milliseconds", 1...Self.millisecondsMax)
    }

    func run() async throws {
        let body = try FileHandle.standardInput.readToEnd() ?? Data()
        let generator = LoadGenerator(
            port: port, path: path, png: body, connectionCount: connections,
            duration: .milliseconds(milliseconds))
        let record = try await generator.run(clock: ContinuousClock())
        try FileHandle.standardOutput.write(contentsOf: record.bytes)
    }
}
