import ArgumentParser
import Evaluation
import Foundation
import Logging
import NumeralCore
import NumeralServer
import PictureFiles
import Recognition
import ServiceLifecycle

/// `numeral benchmark serve --json`
struct BenchmarkServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Time the server.",
        discussion: """
            Runs the server of `numeral serve` on a free port and a client in another process, \
            which posts a 280×280 PNG of a 7 to /api/v1/recognitions on connections that stay \
            open. In turns it asks a second server, whose reader is a stand-in that reads nothing: \
            that shows how much of the time is not reading. What is turned away by 503, as from \
            some 70 connections on, is asked again at once and counted. Client and servers share \
            this machine's cores.
            """)

    @Option(help: "How many connections ask at the same time.")
    var connections = 16

    @Option(help: "How long each of the two servers is asked, in seconds.")
    var seconds = 10.0

    @Option(help: "The name of a model, or a .safetensors file.", completion: .file())
    var model = ModelLibrary.defaultName

    @Flag(help: "Print one line of JSON.")
    var json = false

    static let connectionCountMax = 256
    private static let secondsMax = 600.0

    func validate() throws {
        try OptionCheck.range(connections, "connections", 1...Self.connectionCountMax)
        try OptionCheck.range(seconds, "seconds", 1...Self.secondsMax)
    }

    func run() async throws {
        let report = try await Console.orSay { try await measure() }
        try Console.write(json ? Console.json(report) : Self.table(report))
    }

    private func measure() async throws -> ServerBenchmark.Report {
        let reader = try Reader(Surroundings.library.model(model))
        let body = ServerBenchmark.seven.encodedPNG()
        return try await Self.withServer(reader) { [connections, seconds] port in
            try await Self.withServer(ServerStandIn()) { standInPort in
                try await ServerBenchmark(
                    port: port, standInPort: standInPort, bodyByteCount: body.count,
                    connectionCount: connections, secondsPerServer: seconds
                ).run(
                    client: { try await Self.ask($0, for: $1, by: connections, body) },
                    use: .init(
                        cpuMicroseconds: OwnProgram.cpuMicroseconds,
                        peakMemoryMiB: OwnProgram.peakMemoryMiB))
            }
        }
    }

    /// Runs the client as a process of its own.
    private static func ask(
        _ port: Int, for duration: Duration, by connections: Int, _ body: [UInt8]
    ) async throws -> LoadRecord {
        let arguments = [
            "benchmark", "load", "--port", "\(port)", "--path", ServerBenchmark.path,
            "--connections", "\(connections)",
            "--milliseconds", "\(Int(duration / .milliseconds(1)))",
        ]
        return try LoadRecord(try await OwnProgram.output(of: arguments, input: Data(body)))
    }

    /// Serves on a free port for as long as `use` runs.
    private static func withServer(
        _ reader: some PictureReading,
        use: (Int) async throws -> ServerBenchmark.Report
    ) async throws -> ServerBenchmark.Report {
        let settings = ServerRun.settings(host: "127.0.0.1", port: 0)
        // Log lines are made as ever and written to where they are cheapest.
        let sink = try FileHandle(forWritingTo: URL(filePath: "/dev/null"))
        let logger = ServerLog(level: .info, to: sink).logger
        let (ports, announcement) = AsyncStream.makeStream(of: Int.self)
        let application = buildApplication(
            reader: reader, decoder: PictureDecoder(), settings: settings, logger: logger
        ) { announcement.yield($0) }
        let services = ServiceGroup(configuration: .init(services: [application], logger: logger))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { announcement.finish() }
                try await services.run()
            }
            guard let port = await ports.first(where: { _ in true }) else {
                try await group.waitForAll()
                throw LoadError(description: "the server did not start")
            }
            let report = try await use(port)
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
            return report
        }
    }

    private static func table(_ report: ServerBenchmark.Report) -> String {
        func row(_ name: String, _ server: ServerBenchmark.Server) -> [String] {
            [
                name, figure("%.2f", server.p50Milliseconds),
                figure("%.2f", server.p99Milliseconds),
                figure("%.0f", server.requestsPerSecond), "\(server.refusedCount)",
                figure("%.0f", server.cpuMicroseconds),
            ]
        }
        let rows = [
            ["", "p50 ms", "p99 ms", "answers/s", "refused", "server µs/answer"],
            row("recognitions", report.recognitions), row("without reading", report.standIn),
        ]
        return """
            \(counted(report.connections, "connection")), \(report.bodyBytes) bytes a picture
            \(aligned(rows))
            Reading: \(percent(report.ownShareOfCPU)) of the server's processor time, \
            \(percent(report.ownShareOfP50)) of the median time.
            Peak memory of the servers: \(Int(report.peakMemoryMiB.rounded())) MiB.
            """
    }

    private static func percent(_ share: Double?) -> String {
        figure("%.0f %%", share.map { $0 * 100 })
    }

    /// A number, or a dash where nothing was answered.
    private static func figure(_ format: String, _ value: Double?) -> String {
        value.map { String(format: format, $0) } ?? "–"
    }
}
