import Datasets
import Foundation
import Synchronization
import Testing

/// Against a server on this machine, well and badly behaved. Serial: each test starts its own.
@Suite(.serialized, .timeLimit(.minutes(3))) struct DownloadTests {
    /// Longer than what `/cut` sends at a time.
    static let content = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 7) })

    /// Serves the content as `file` and gives a place for the part.
    static func withMirror(
        _ work: (Mirror, _ part: URL) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "numeral-mirror-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try content.write(to: folder.appending(path: "file"))
        try await work(try Mirror(serving: folder), folder.appending(path: "received.part"))
    }

    @Test func fetchesAndReports() async throws {
        try await Self.withMirror { mirror, part in
            let last = Mutex((0, 0 as Int?))
            try await Download().fetch(mirror.url("plain", "file"), into: part) { count, total in
                last.withLock { $0 = (count, total) }
            }
            #expect(try Data(contentsOf: part) == Self.content)
            let (count, total) = last.withLock { $0 }
            #expect(count == 100_000 && total == 100_000)
        }
    }

    @Test("Goes on where a broken transfer stopped")
    func resumes() async throws {
        try await Self.withMirror { mirror, part in
            let url = try mirror.url("cut", "file")
            for count in [40_000, 80_000] {
                await #expect(throws: FetchError.self) {
                    try await Download().fetch(url, into: part)
                }
                #expect(try Data(contentsOf: part) == Self.content.prefix(count))
            }
            try await Download().fetch(url, into: part)
            #expect(try Data(contentsOf: part) == Self.content)
        }
    }

    @Test("Starts over when the server sends all of it again, or the part is too long")
    func startsOver() async throws {
        try await Self.withMirror { mirror, part in
            try Data(repeating: 7, count: 30_000).write(to: part)
            try await Download().fetch(mirror.url("norange", "file"), into: part)
            #expect(try Data(contentsOf: part) == Self.content)
            try Data(repeating: 7, count: 200_000).write(to: part)
            try await Download().fetch(mirror.url("plain", "file"), into: part)
            #expect(try Data(contentsOf: part) == Self.content)
        }
    }

    @Test("A server that never stops sending a little is cut by the clock")
    func endsInTime() async throws {
        try await Self.withMirror { mirror, part in
            var download = Download()
            download.secondsMax = 1
            let start = ContinuousClock.now
            let url = try mirror.url("drip", "file")
            await #expect(throws: FetchError.self) { try await download.fetch(url, into: part) }
            #expect(start.duration(to: .now) < .seconds(20))
        }
    }

    @Test func refusesAnotherRange() async throws {
        try await Self.withMirror { mirror, part in
            try Self.content.prefix(10).write(to: part)
            let url = try mirror.url("otherrange", "file")
            await #expect(throws: FetchError.self) { try await Download().fetch(url, into: part) }
            #expect(try Data(contentsOf: part) == Self.content.prefix(10))
        }
    }

    @Test("What is missing, silent, too large or nobody's is said")
    func refusals() async throws {
        try await Self.withMirror { mirror, part in
            let missing = try mirror.url("missing", "file")
            await #expect(throws: FetchError.status(url: missing.absoluteString, 404)) {
                try await Download().fetch(missing, into: part)
            }
            #expect(!FileManager.default.fileExists(atPath: part.path))
            var download = Download()
            download.silenceSecondsMax = 1
            let silent = try mirror.url("silent", "file")
            await #expect(throws: FetchError.self) { try await download.fetch(silent, into: part) }
            download = Download()
            download.bytesMax = 50_000
            for fault in ["plain", "huge", "endless"] {
                let url = try mirror.url(fault, "file")
                let error = FetchError.tooLarge(url: url.absoluteString, limit: 50_000)
                await #expect(throws: error) { try await download.fetch(url, into: part) }
            }
            let nobody = try #require(URL(string: "http://127.0.0.1:1/file"))
            let error = await #expect(throws: FetchError.self) {
                try await download.fetch(nobody, into: part)
            }
            #expect(error?.description.contains("127.0.0.1:1") == true)
        }
    }
}
