import Datasets
import Foundation
import Testing

/// Where the files of the tests lie.
enum Fixtures {
    /// The repository's root, from this file's own place.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let mnist5000 = root.appending(path: "Tests/Fixtures/mnist-5000")

    /// The folder that holds `mnist/` with all 70,000 digits, or `nil`: that of `NUMERAL_DATA`,
    /// else `Data/`.
    static let fullData: URL? = {
        DataLocation(
            named: nil, environment: ProcessInfo.processInfo.environment["NUMERAL_DATA"],
            current: root
        ).mnist
    }()

    /// What a skipped test says.
    static let fullDataComment: Comment =
        "needs all of MNIST: run `numeral data fetch mnist`, or set NUMERAL_DATA"

    /// Runs some work in a folder of its own, which is removed after it.
    static func inTemporaryFolder<Value>(_ work: (URL) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "numeral-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try work(folder)
    }
}
