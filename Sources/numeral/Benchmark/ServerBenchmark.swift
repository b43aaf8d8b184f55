import Foundation
import NumeralServer

/// Asks two servers in this process from another one, in turns: one that reads, and one whose
/// reader is a stand-in.
struct ServerBenchmark {
    /// What one server did in all its turns.
    struct Server: Encodable {
        /// Answers, those of 503 left out.
        let count: Int
        let requestsPerSecond: Double
        /// Times that a request was turned away by 503, which the client repeats at once.
        let refusedCount: Int
        let p50Milliseconds: Double
        let p99Milliseconds: Double
        /// What the server's process spent for one answer, on all its threads.
        let cpuMicroseconds: Double
    }

    struct Report: Encodable {
        let connections: Int
        let bodyBytes: Int
        let recognitions: Server
        /// Takes the same pictures and reads nothing: HTTP, decoding, the answer.
        let standIn: Server
        /// The part of a recognition's processor time that the stand-in does not spend.
        let ownShareOfCPU: Double
        /// The same of the median time to the answer.
        let ownShareOfP50: Double
        /// The most memory that the server's process ever held, model included.
        let peakMemoryMiB: Double
    }

    /// Of the server that reads.
    let port: Int
    /// Of the one that does not.
    let standInPort: Int
    let body: [UInt8]
    let connectionCount: Int
    let secondsPerServer: Double

    /// Turns of each server: what the machine does beside hits both alike.
    private static let turnCount = 5
    /// Before anything counts.
    private static let warmUpSeconds = 1.0

    static let path = "/api/v1/recognitions"

    func run() async throws -> Report {
        var reading = Tally()
        var idle = Tally()
        for port in [port, standInPort] {
            _ = try await turn(port, seconds: Self.warmUpSeconds)
        }
        let seconds = secondsPerServer / Double(Self.turnCount)
        for _ in 0..<Self.turnCount {
            reading.add(try await turn(port, seconds: seconds))
            idle.add(try await turn(standInPort, seconds: seconds))
        }
        let (recognitions, standIn) = (reading.server, idle.server)
        return Report(
            connections: connectionCount, bodyBytes: body.count, recognitions: recognitions,
            standIn: standIn,
            ownShareOfCPU: 1 - standIn.cpuMicroseconds / recognitions.cpuMicroseconds,
            ownShareOfP50: 1 - standIn.p50Milliseconds / recognitions.p50Milliseconds,
            peakMemoryMiB: try OwnProgram.peakMemoryMiB())
    }

    private struct Turn {
        let record: LoadRecord
        let seconds: Double
        let cpuMicroseconds: Double
    }

    private struct Tally {
        var record = LoadRecord()
        var seconds = 0.0
        var cpuMicroseconds = 0.0

        mutating func add(_ turn: Turn) {
            record.add(turn.record)
            seconds += turn.seconds
            cpuMicroseconds += turn.cpuMicroseconds
        }

        var server: Server {
            let sorted = record.microseconds.sorted()
            func quantile(_ share: Double) -> Double {
                guard !sorted.isEmpty else { return .nan }
                let rank = Int((share * Double(sorted.count)).rounded(.up))
                return Double(sorted[min(sorted.count, max(rank, 1)) - 1]) / 1000
            }
            let count = Double(sorted.count)
            return Server(
                count: sorted.count, requestsPerSecond: count / seconds,
                refusedCount: record.refusedCount,
                p50Milliseconds: quantile(0.5), p99Milliseconds: quantile(0.99),
                cpuMicroseconds: cpuMicroseconds / count)
        }
    }

    /// One run of the client, and what this process spent meanwhile.
    private func turn(_ port: Int, seconds: Double) async throws -> Turn {
        let arguments = [
            "benchmark", "load", "--port", "\(port)", "--path", Self.path, "--connections",
            "\(connectionCount)", "--milliseconds", "\(Int(seconds * 1000))",
        ]
        let before = Self.cpuMicroseconds()
        let output = try await OwnProgram.output(of: arguments, input: Data(body))
        let spent = Self.cpuMicroseconds() - before
        return Turn(
            record: try LoadRecord(output), seconds: seconds, cpuMicroseconds: spent)
    }

    /// What this process has spent of processor time, in user and in kernel.
    private static func cpuMicroseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }
}
