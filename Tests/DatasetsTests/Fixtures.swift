import Foundation

/// Where the files of the tests lie.
enum Fixtures {
    /// The repository's root, from this file's own place.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let mnist5000 = root.appending(path: "Tests/Fixtures/mnist-5000")

    /// The folder that holds `mnist/` with all 70,000 digits, or `nil`.
    ///
    /// To run the tests that need it, set `NUMERAL_DATA` or put the files into
    /// `../shared/data/mnist` beside the clone: `numeral data fetch mnist --data ../shared/data`.
    static let fullData: URL? = {
        let named = ProcessInfo.processInfo.environment["NUMERAL_DATA"]
        let folder = named.map { URL(filePath: $0) } ?? root.appending(path: "../shared/data")
        let images = folder.appending(path: "mnist/train-images-idx3-ubyte.gz")
        return FileManager.default.fileExists(atPath: images.path) ? folder : nil
    }()

    /// Runs some work in a folder of its own, which is removed after it.
    static func inTemporaryFolder<Value>(_ work: (URL) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "numeral-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try work(folder)
    }
}
