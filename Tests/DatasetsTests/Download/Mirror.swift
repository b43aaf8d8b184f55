import Foundation

/// A running `Tests/Fixtures/mirror/mirror.py`; it ends with this object.
final class Mirror {
    private let process = Process()
    private let input = Pipe()
    private let port: Int

    init(serving folder: URL) throws {
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", Fixtures.root.appending(path: "Tests/Fixtures/mirror/mirror.py").path,
            folder.path,
        ]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw CocoaError(.featureUnsupported)
        }
        self.port = port
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.terminate()
        process.waitUntilExit()
    }

    /// The address of a file, or of the folder, under one way of behaving.
    func url(_ fault: String, _ name: String = "") throws -> URL {
        guard let url = URL(string: "http://127.0.0.1:\(port)/\(fault)/\(name)") else {
            throw URLError(.badURL)
        }
        return url
    }
}
