import Foundation

/// This program, run again as a process of its own, and what this process takes.
enum OwnProgram {
    /// What the program writes when it is run with other arguments; waits on a thread that may.
    static func output(of arguments: [String], input: Data = Data()) async throws -> Data {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        let process = Process()
                        let (stdin, stdout) = (Pipe(), Pipe())
                        process.executableURL = URL(filePath: "/proc/self/exe")
                            .resolvingSymlinksInPath()
                        process.arguments = arguments
                        process.standardInput = stdin
                        process.standardOutput = stdout
                        try process.run()
                        try stdin.fileHandleForWriting.write(contentsOf: input)
                        try stdin.fileHandleForWriting.close()
                        let data = try stdout.fileHandleForReading.readToEnd() ?? Data()
                        process.waitUntilExit()
                        guard process.terminationStatus == 0 else {
                            throw Failure(arguments: arguments)
                        }
                        return data
                    })
            }
        }
    }

    /// It ended with another status than 0.
    struct Failure: Error, CustomStringConvertible {
        let arguments: [String]

        var description: String {
            "'numeral \(arguments.prefix(2).joined(separator: " "))' failed: see above"
        }
    }

    /// The most memory that this process ever held.
    static func peakMemoryMiB() throws -> Double {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let kibibytes = line?.split(separator: " ").dropFirst().first.flatMap { Double($0) }
        return (kibibytes ?? .nan) / 1024
    }

    /// What this process has spent of processor time, in user and in kernel.
    static func cpuMicroseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }

    /// What Linux calls the processor.
    static var processor: String {
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last.map {
            $0.trimmingCharacters(in: .whitespaces)
        } ?? "unknown processor"
    }
}
