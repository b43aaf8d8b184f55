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

    @Test("The benchmark measures a server that reads, and one that does not")
    func benchmarks() throws {
        let run = try Command([
            "benchmark", "serve", "--seconds", "1", "--connections", "2", "--json",
        ])
        #expect(run.status == 0, "\(run.errors)")
        struct Report: Decodable {
            struct Server: Decodable {
                let count, refusedCount: Int
                let p50Milliseconds, p99Milliseconds, cpuMicroseconds: Double
            }
            let recognitions, standIn: Server
            let ownShareOfCPU, peakMemoryMiB: Double
        }
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        for server in [report.recognitions, report.standIn] {
            #expect(server.count > 0 && server.cpuMicroseconds > 0)
            #expect(server.p50Milliseconds > 0 && server.p99Milliseconds >= server.p50Milliseconds)
            #expect(server.refusedCount == 0)
        }
        #expect((0...1).contains(report.ownShareOfCPU))
        #expect(report.peakMemoryMiB > 1)
    }
}
