import Foundation

/// A server on a free port, once it listens.
final class RunningServer {
    let process = Process()
    private let files: TemporaryFolder

    /// - Parameters:
    ///   - limits: what a shell says before, as in `ulimit -n 48;`.
    ///   - errors: where the log goes, in place of a file.
    init(_ arguments: [String] = [], limits: String = "", errors: Pipe? = nil) throws {
        files = try TemporaryFolder()
        for name in ["output", "errors"] { try Data().write(to: files.file(name)) }
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments =
            ["-c", "\(limits) exec \"$0\" \"$@\"", Command.binary.path, "serve", "--port", "0"]
            + arguments
        process.currentDirectoryURL = Command.root
        process.standardOutput = try FileHandle(forWritingTo: files.file("output"))
        if let errors {
            process.standardError = errors
        } else {
            process.standardError = try FileHandle(forWritingTo: files.file("errors"))
        }
        try process.run()
    }

    /// Where it listens; `nil` when it ends, or says nothing for half a minute.
    var address: String? {
        for _ in 0..<300 where process.isRunning {
            if let line = text("output").split(separator: "\n").first,
                text("output").hasSuffix("\n")
            {
                return line.split(separator: " ").last.map(String.init)
            }
            Thread.sleep(forTimeInterval: 0.1)
        }
        return nil
    }

    /// The port of ``address``.
    var port: UInt16? { address?.split(separator: ":").last.flatMap { UInt16($0) } }

    var log: String { text("errors") }

    /// What the process has spent of processor time so far, in seconds.
    var cpuSeconds: Double {
        let path = "/proc/\(process.processIdentifier)/stat"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        // After the name, which may hold blanks: user and system time are the 12th and 13th.
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12])
        else { return .nan }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private func text(_ name: String) -> String {
        (try? String(contentsOf: files.file(name), encoding: .utf8)) ?? ""
    }
}
