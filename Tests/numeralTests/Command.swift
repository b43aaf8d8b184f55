import Foundation

/// A run of the built command, with what it printed.
struct Command {
    let status: Int32
    let output: String
    let errors: String

    /// The binary that was built beside these tests.
    static let binary = URL(fileURLWithPath: CommandLine.arguments[0])
        .resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "numeral")

    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Runs `numeral` with arguments in the root of the repository, and waits for its end.
    ///
    /// - Parameter input: what standard input holds.
    init(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws {
        try self.init(arguments, input: Data(input.utf8), environment: environment)
    }

    /// The same with any bytes.
    init(_ arguments: [String], input: Data, environment: [String: String] = [:]) throws {
        let files = try TemporaryFolder()
        let (output, errors) = (files.file("output"), files.file("errors"))
        try input.write(to: files.file("input"))
        for file in [output, errors] { try Data().write(to: file) }

        let process = Process()
        process.executableURL = Self.binary
        process.arguments = arguments
        process.currentDirectoryURL = Self.root
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // Files, not pipes: a pipe that nobody empties stops a command that prints much.
        process.standardInput = try FileHandle(forReadingFrom: files.file("input"))
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        self.output = try String(contentsOf: output, encoding: .utf8)
        self.errors = try String(contentsOf: errors, encoding: .utf8)
    }
}

/// A folder that goes with the value that holds it.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "numeral-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String) -> URL { url.appending(path: name) }
}
