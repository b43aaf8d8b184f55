import Foundation
import NumeralCore
import NumeralServer
import Synchronization
import Testing

/// What `numeral benchmark serve` is made of, without a server.
@Suite struct LoadTests {
    private static func record(_ numbers: [UInt32]) throws -> LoadRecord {
        try LoadRecord(numbers.map(\.littleEndian).withUnsafeBytes { Data($0) })
    }

    @Test("A record comes back from its bytes; one that was cut off is refused")
    func recordsComeBack() throws {
        let record = try Self.record([3, 250, 1000])
        #expect(record.refusedCount == 3 && record.microseconds == [250, 1000])
        let again = try LoadRecord(record.bytes)
        #expect(again.refusedCount == 3 && again.microseconds == [250, 1000])
        for count in [0, 3, 5, 11] {
            #expect(throws: LoadError.self) { try LoadRecord(record.bytes.prefix(count)) }
        }
    }

    @Test("The two servers take turns, and what each took is told apart")
    func comparesServers() async throws {
        let asked = Mutex<[Int]>([])
        let spent = Mutex(0.0)
        let benchmark = ServerBenchmark(
            port: 1, standInPort: 2, bodyByteCount: 99, connectionCount: 4, secondsPerServer: 10)
        let report = try await benchmark.run(
            client: { port, duration in
                asked.withLock { $0.append(port) }
                #expect(duration == (asked.withLock(\.count) <= 2 ? .seconds(1) : .seconds(2)))
                // Reading takes four times of both.
                spent.withLock { $0 += port == 1 ? 400 : 100 }
                return try Self.record(port == 1 ? [1, 4000, 4000] : [0, 1000, 1000])
            }, use: .init(cpuMicroseconds: { spent.withLock(\.self) }, peakMemoryMiB: { 7 }))
        let turns = [Int](repeating: 1, count: 6).flatMap { [$0, 2] }
        #expect(asked.withLock(\.self) == turns)
        #expect(report.recognitions.count == 10 && report.recognitions.refusedCount == 5)
        #expect(report.recognitions.requestsPerSecond == 1)
        #expect(report.recognitions.p50Milliseconds == 4 && report.standIn.p99Milliseconds == 1)
        #expect(report.recognitions.cpuMicroseconds == 200 && report.standIn.cpuMicroseconds == 50)
        #expect(report.ownShareOfCPU == 0.75 && report.ownShareOfP50 == 0.75)
        #expect(report.peakMemoryMiB == 7 && report.bodyBytes == 99 && report.connections == 4)
    }

    @Test("Where nothing is answered there are no times, and JSON says so")
    func measuresNothing() async throws {
        let report = try await ServerBenchmark(
            port: 1, standInPort: 2, bodyByteCount: 99, connectionCount: 4, secondsPerServer: 10
        ).run(
            client: { _, _ in try Self.record([3]) },
            use: .init(cpuMicroseconds: { 0 }, peakMemoryMiB: { 7 }))
        let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        #expect(text.matches(of: /"(p50|p99)Milliseconds":null/).count == 4)
        #expect(text.matches(of: /"(cpuMicroseconds|ownShareOf[A-Z0-9]+)":null/).count == 4)
        #expect(text.matches(of: /"(refusedCount)":15/).count == 2)
    }

    @Test func picturesASeven() {
        let picture = ServerBenchmark.seven
        #expect(picture.width == 280 && picture.height == 280)
        #expect(picture[140, 77] == 0 && picture[0, 0] == 255)
    }
}
