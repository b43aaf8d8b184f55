/// Asks two servers in this process from another one, in turns: one that reads, and one whose
/// reader is a stand-in.
public struct ServerBenchmark: Sendable {
    /// What one server did in all its turns.
    public struct Server: Encodable, Sendable {
        /// Answers, those of 503 left out.
        public let count: Int
        public let requestsPerSecond: Double
        /// Times that a request was turned away by 503, which the client repeats at once.
        public let refusedCount: Int
        /// `nil`, as what follows, where nothing was answered.
        public let p50Milliseconds: Double?
        public let p99Milliseconds: Double?
        /// What the server's process spent for one answer, on all its threads.
        public let cpuMicroseconds: Double?
    }

    public struct Report: Encodable, Sendable {
        public let connections: Int
        public let bodyBytes: Int
        public let recognitions: Server
        /// Takes the same pictures and reads nothing: HTTP, decoding, the answer.
        public let standIn: Server
        /// The part of a recognition's processor time that the stand-in does not spend.
        public let ownShareOfCPU: Double?
        /// The same of the median time to the answer.
        public let ownShareOfP50: Double?
        /// The most memory that the server's process ever held, model included.
        public let peakMemoryMiB: Double
    }

    /// What this process takes of the machine: nothing of it is a clock's.
    public struct Use: Sendable {
        /// What it has spent of processor time, in user and in kernel, in microseconds.
        let cpuMicroseconds: @Sendable () -> Double
        /// The most memory that it ever held.
        let peakMemoryMiB: @Sendable () throws -> Double

        public init(
            cpuMicroseconds: @escaping @Sendable () -> Double,
            peakMemoryMiB: @escaping @Sendable () throws -> Double
        ) {
            (self.cpuMicroseconds, self.peakMemoryMiB) = (cpuMicroseconds, peakMemoryMiB)
        }
    }

    /// Of the server that reads.
    private let port: Int
    /// Of the one that does not.
    private let standInPort: Int
    private let bodyByteCount: Int
    private let connectionCount: Int
    private let secondsPerServer: Double

    /// Turns of each server: what the machine does beside hits both alike.
    private static let turnCount = 5
    /// Before anything counts.
    private static let warmUpSeconds = 1.0

    /// What is asked.
    public static let path = "/api/v1/recognitions"

    /// - Parameters:
    ///   - port: of the server that reads.
    ///   - standInPort: of the one that does not.
    ///   - bodyByteCount: of the picture that the client sends.
    public init(
        port: Int, standInPort: Int, bodyByteCount: Int, connectionCount: Int,
        secondsPerServer: Double
    ) {
        (self.port, self.standInPort) = (port, standInPort)
        (self.bodyByteCount, self.connectionCount) = (bodyByteCount, connectionCount)
        self.secondsPerServer = secondsPerServer
    }

    /// - Parameters:
    ///   - client: asks the server at a port for so long, from a process of its own.
    ///   - use: of this process.
    public func run(
        client: (_ port: Int, _ duration: Duration) async throws -> LoadRecord, use: Use
    ) async throws -> Report {
        func turn(_ port: Int, seconds: Double) async throws -> Turn {
            let before = use.cpuMicroseconds()
            let record = try await client(port, .milliseconds(Int(seconds * 1000)))
            let spent = use.cpuMicroseconds() - before
            return Turn(record: record, seconds: seconds, cpuMicroseconds: spent)
        }
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
            connections: connectionCount, bodyBytes: bodyByteCount, recognitions: recognitions,
            standIn: standIn,
            ownShareOfCPU: Self.ownShare(recognitions.cpuMicroseconds, standIn.cpuMicroseconds),
            ownShareOfP50: Self.ownShare(recognitions.p50Milliseconds, standIn.p50Milliseconds),
            peakMemoryMiB: try use.peakMemoryMiB())
    }

    /// The part of a reading server's figure that one that does not read has not.
    private static func ownShare(_ reading: Double?, _ idle: Double?) -> Double? {
        guard let reading, let idle, reading > 0 else { return nil }
        return 1 - idle / reading
    }

    /// One run of the client, and what this process spent meanwhile.
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
            func quantile(_ share: Double) -> Double? {
                guard !sorted.isEmpty else { return nil }
                let rank = Int((share * Double(sorted.count)).rounded(.up))
                return Double(sorted[min(sorted.count, max(rank, 1)) - 1]) / 1000
            }
            let count = Double(sorted.count)
            return Server(
                count: sorted.count, requestsPerSecond: count / seconds,
                refusedCount: record.refusedCount,
                p50Milliseconds: quantile(0.5), p99Milliseconds: quantile(0.99),
                cpuMicroseconds: sorted.isEmpty ? nil : cpuMicroseconds / count)
        }
    }
}

// What is not there is `null`, not left out: programs look for it.

extension ServerBenchmark.Server {
    private enum CodingKeys: CodingKey {
        case count, requestsPerSecond, refusedCount
        case p50Milliseconds, p99Milliseconds, cpuMicroseconds
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode(requestsPerSecond, forKey: .requestsPerSecond)
        try container.encode(refusedCount, forKey: .refusedCount)
        try container.encode(p50Milliseconds, forKey: .p50Milliseconds)
        try container.encode(p99Milliseconds, forKey: .p99Milliseconds)
        try container.encode(cpuMicroseconds, forKey: .cpuMicroseconds)
    }
}

extension ServerBenchmark.Report {
    private enum CodingKeys: CodingKey {
        case connections, bodyBytes, recognitions, standIn
        case ownShareOfCPU, ownShareOfP50, peakMemoryMiB
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(connections, forKey: .connections)
        try container.encode(bodyBytes, forKey: .bodyBytes)
        try container.encode(recognitions, forKey: .recognitions)
        try container.encode(standIn, forKey: .standIn)
        try container.encode(ownShareOfCPU, forKey: .ownShareOfCPU)
        try container.encode(ownShareOfP50, forKey: .ownShareOfP50)
        try container.encode(peakMemoryMiB, forKey: .peakMemoryMiB)
    }
}
