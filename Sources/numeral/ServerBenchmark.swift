import Foundation
import NumeralServer

/// Asks a server in this process from another one, a reading route and an idle one in turns.
struct ServerBenchmark {
    /// What one route did in all its turns.
    struct Route: Encodable {
        let path: String
        /// Answers.
        let count: Int
        let requestsPerSecond: Double
        let p50Milliseconds: Double
        let p99Milliseconds: Double
        /// What the server's process spent for one answer, on all its threads.
        let cpuMicroseconds: Double
    }

    struct Report: Encodable {
        let connections: Int
        let bodyBytes: Int
        let recognitions: Route
        /// Takes the same body and does nothing with it.
        let echo: Route
        /// The part of a recognition's processor time that the idle route does not spend.
        let ownShareOfCPU: Double
        /// The same of the median time to the answer.
        let ownShareOfP50: Double
        /// The most memory that the server's process ever held, model included.
        let peakMemoryMiB: Double
    }

    let port: Int
    let body: [UInt8]
    let connectionCount: Int
    let secondsPerRoute: Double

    /// Turns of each route: what the machine does beside hits both alike.
    private static let turnCount = 5
    /// Before anything counts.
    private static let warmUpSeconds = 1.0

    private static let readingPath = "/api/v1/recognitions"
    private static let idlePath = "/health/echo"

    func run() async throws -> Report {
        var reading = Tally()
        var idle = Tally()
        for path in [Self.readingPath, Self.idlePath] {
            _ = try await turn(path, seconds: Self.warmUpSeconds)
        }
        let seconds = secondsPerRoute / Double(Self.turnCount)
        for _ in 0..<Self.turnCount {
            reading.add(try await turn(Self.readingPath, seconds: seconds))
            idle.add(try await turn(Self.idlePath, seconds: seconds))
        }
        let recognitions = reading.route(Self.readingPath)
        let echo = idle.route(Self.idlePath)
        return Report(
            connections: connectionCount, bodyBytes: body.count, recognitions: recognitions,
            echo: echo, ownShareOfCPU: 1 - echo.cpuMicroseconds / recognitions.cpuMicroseconds,
            ownShareOfP50: 1 - echo.p50Milliseconds / recognitions.p50Milliseconds,
            peakMemoryMiB: try OwnProgram.peakMemoryMiB())
    }

    private struct Turn {
        let microseconds: [UInt32]
        let seconds: Double
        let cpuMicroseconds: Double
    }

    private struct Tally {
        var microseconds: [UInt32] = []
        var seconds = 0.0
        var cpuMicroseconds = 0.0

        mutating func add(_ turn: Turn) {
            microseconds += turn.microseconds
            seconds += turn.seconds
            cpuMicroseconds += turn.cpuMicroseconds
        }

        func route(_ path: String) -> Route {
            let sorted = microseconds.sorted()
            func quantile(_ share: Double) -> Double {
                guard !sorted.isEmpty else { return .nan }
                let rank = Int((share * Double(sorted.count)).rounded(.up))
                return Double(sorted[min(sorted.count, max(rank, 1)) - 1]) / 1000
            }
            let count = Double(sorted.count)
            return Route(
                path: path, count: sorted.count, requestsPerSecond: count / seconds,
                p50Milliseconds: quantile(0.5), p99Milliseconds: quantile(0.99),
                cpuMicroseconds: cpuMicroseconds / count)
        }
    }

    /// One run of the client, and what this process spent meanwhile.
    private func turn(_ path: String, seconds: Double) async throws -> Turn {
        let arguments = [
            "benchmark", "load", "--port", "\(port)", "--path", path, "--connections",
            "\(connectionCount)", "--milliseconds", "\(Int(seconds * 1000))",
        ]
        let before = Self.cpuMicroseconds()
        let output = try await OwnProgram.output(of: arguments, input: Data(body))
        let spent = Self.cpuMicroseconds() - before
        return Turn(
            microseconds: output.withUnsafeBytes { Array($0.bindMemory(to: UInt32.self)) },
            seconds: seconds, cpuMicroseconds: spent)
    }

    /// What this process has spent of processor time, in user and in kernel.
    private static func cpuMicroseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }
}
