import Datasets
import Foundation
import Synchronization
import Testing

@Suite(.serialized, .timeLimit(.minutes(3))) struct MNISTFetchTests {
    static func withFolders(
        _ work: (_ served: URL, _ target: URL) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "numeral-fetch-\(UUID().uuidString)")
        let (served, target) = (folder.appending(path: "served"), folder.appending(path: "target"))
        try FileManager.default.createDirectory(at: served, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await work(served, target)
    }

    static func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test("A sound file with other content is refused and leaves nothing behind")
    func wrongContent() async throws {
        try await Self.withFolders { served, target in
            let name = MNIST.File.trainImages.rawValue + ".gz"
            let other = IDX(shape: [1, 28, 28], elements: Array(repeating: 1, count: 784))
            try GlyphFiles.write(other, to: served.appending(path: name))
            let mirror = try Mirror(serving: served)
            for fault in ["plain", "wrong", "raw", "bomb", "missing", "huge"] {
                let fetch = MNISTFetch(mirrors: [try mirror.url(fault)])
                await #expect(throws: FetchError.self, "\(fault)") {
                    try await fetch.run(into: target) { _ in }
                }
                #expect(try Self.names(in: target.appending(path: "mnist")).isEmpty)
            }
        }
    }

    @Test("A server that sends more than the file has, or without end, is cut where it would end")
    func cutsWhatIsTooLong() async throws {
        try await Self.withFolders { served, target in
            let file = MNIST.File.trainImages
            try Data([1]).write(to: served.appending(path: file.rawValue + ".gz"))
            let mirror = try Mirror(serving: served)
            let received = Mutex(0)
            let error = await #expect(throws: FetchError.self) {
                try await MNISTFetch(mirrors: [try mirror.url("endless")]).run(into: target) {
                    guard case .progress(_, let count, _) = $0 else { return }
                    received.withLock { $0 = max($0, count) }
                }
            }
            #expect(error?.description.contains("more than 47040016 bytes") == true)
            #expect((1...file.byteCount).contains(received.withLock { $0 }))
        }
    }

    @Test func knowsHowManyBytes() {
        let counts = MNIST.File.allCases.map(\.byteCount)
        #expect(counts == [47_040_016, 60_008, 7_840_016, 10_008])
    }

    @Test("No mirror in reach is an error that says what to do")
    func noMirror() async throws {
        try await Self.withFolders { _, target in
            let nobody = try #require(URL(string: "http://127.0.0.1:1/"))
            for mirrors in [[], [nobody]] {
                let error = await #expect(throws: FetchError.self) {
                    try await MNISTFetch(mirrors: mirrors).run(into: target) { _ in }
                }
                #expect(error?.description.contains("--from") == true)
            }
        }
    }

    /// Needs all of MNIST; see `Fixtures.fullData` for how to enable it.
    @Test(
        "The published files from a bad mirror, then a good one",
        .enabled(if: hasFullData, Fixtures.fullDataComment))
    func fetchesAll() async throws {
        let source = try #require(Fixtures.fullData)
        try await Self.withFolders { served, target in
            for file in MNIST.File.allCases {
                let place = try #require(file.find(below: source))
                try FileManager.default.copyItem(
                    at: place, to: served.appending(path: place.lastPathComponent))
            }
            let mirror = try Mirror(serving: served)
            let folder = target.appending(path: "mnist")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            // A damaged file, half of a good one, and half of something else.
            let labels = MNIST.File.trainLabels.rawValue + ".gz"
            try Data([1, 2, 3]).write(to: folder.appending(path: labels))
            for (file, isSame) in [(MNIST.File.trainImages, true), (.testImages, false)] {
                let name = file.rawValue + ".gz"
                var half = try Data(contentsOf: served.appending(path: name)).prefix(500_000)
                if !isSame { half[400_000] ^= 1 }
                try half.write(to: folder.appending(path: name + ".part"))
            }
            let fetch = MNISTFetch(mirrors: [try mirror.url("missing"), try mirror.url("plain")])
            try await fetch.run(into: target) { _ in }
            #expect(MNISTFetch.missing(below: target) { _ in }.isEmpty)
            let expected = MNIST.File.allCases.map { $0.rawValue + ".gz" }.sorted()
            #expect(try Self.names(in: folder) == expected)
            // A second run asks nobody.
            try await MNISTFetch(mirrors: []).run(into: target) { _ in }
        }
    }

    static let hasFullData = Fixtures.fullData != nil
}
