import Foundation
import Testing

/// `numeral serve` as a process: what it says, and how it ends.
@Suite(.timeLimit(.minutes(2)), .serialized) struct ServeTests {
    @Test("It says where it listens, refuses a port that is taken, and stops when it is told")
    func servesAndStops() throws {
        let server = try RunningServer()
        defer { server.process.terminate() }
        let address = try #require(server.address)
        #expect(address.hasPrefix("http://127.0.0.1:"))
        let port = try #require(address.split(separator: ":").last)

        let second = try Command(["serve", "--port", String(port)])
        #expect(second.status == 1)
        #expect(second.output.isEmpty)
        #expect(
            second.errors.hasSuffix(
                "numeral: port \(port) is in use: choose another with --port\n"))

        server.process.terminate()
        server.process.waitUntilExit()
        #expect(server.process.terminationReason == .exit)
        #expect(server.process.terminationStatus == 0)
    }

    @Test("It warns before the world may use it")
    func warns() throws {
        let server = try RunningServer(["--host", "0.0.0.0"])
        defer { server.process.terminate() }
        _ = try #require(server.address)
        #expect(server.log.contains("\"level\":\"warning\""))
        #expect(server.log.contains("there are no accounts"))
    }

    @Test("An address that this machine does not have is refused")
    func refusesAddresses() throws {
        let run = try Command(["serve", "--host", "203.0.113.1", "--port", "0"])
        #expect(run.status == 1)
        #expect(run.errors.contains("'203.0.113.1' is not an address of this machine: "))
    }

    @Test("The benchmark measures both routes")
    func benchmarks() throws {
        let run = try Command([
            "benchmark", "serve", "--seconds", "1", "--connections", "2", "--json",
        ])
        #expect(run.status == 0, "\(run.errors)")
        struct Report: Decodable {
            struct Route: Decodable {
                let count: Int
                let p50Milliseconds, p99Milliseconds, cpuMicroseconds: Double
            }
            let recognitions, echo: Route
            let ownShareOfCPU, peakMemoryMiB: Double
        }
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        for route in [report.recognitions, report.echo] {
            #expect(route.count > 0 && route.cpuMicroseconds > 0)
            #expect(route.p50Milliseconds > 0 && route.p99Milliseconds >= route.p50Milliseconds)
        }
        #expect((0...1).contains(report.ownShareOfCPU))
        #expect(report.peakMemoryMiB > 1)
    }
}

/// A server on a free port, once it listens.
private final class RunningServer {
    let process = Process()
    private let files: TemporaryFolder

    init(_ arguments: [String] = []) throws {
        files = try TemporaryFolder()
        for name in ["output", "errors"] { try Data().write(to: files.file(name)) }
        process.executableURL = Command.binary
        process.arguments = ["serve", "--port", "0"] + arguments
        process.currentDirectoryURL = Command.root
        process.standardOutput = try FileHandle(forWritingTo: files.file("output"))
        process.standardError = try FileHandle(forWritingTo: files.file("errors"))
        try process.run()
    }

    /// Where it listens; `nil` when it ends, or says nothing for half a minute.
    var address: String? {
        for _ in 0..<300 where process.isRunning {
            if let line = text("output").split(separator: "\n").first,
                text("output").hasSuffix("\n")
            {
                return line.split(separator: " ").last.map(String.init)
            }
            Thread.sleep(forTimeInterval: 0.1)
        }
        return nil
    }

    var log: String { text("errors") }

    private func text(_ name: String) -> String {
        (try? String(contentsOf: files.file(name), encoding: .utf8)) ?? ""
    }
}
