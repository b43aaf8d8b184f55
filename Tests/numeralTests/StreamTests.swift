import Foundation
import Testing

/// What a shell can hand to the command besides files: pipes, closed streams, names of any bytes.
@Suite(.timeLimit(.minutes(2))) struct StreamTests {
    /// Runs a line of bash in the root of the repository; `$0` is the command.
    private static func bash(
        _ line: String
    ) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", line, Command.binary.path]
        process.currentDirectoryURL = Command.root
        (process.standardOutput, process.standardError) = (output, errors)
        try process.run()
        let texts = try [output, errors].map {
            String(decoding: try $0.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        }
        process.waitUntilExit()
        return (process.terminationStatus, texts[0], texts[1])
    }

    @Test("A pipe by its name is a picture as any other")
    func pipes() throws {
        let folder = try TemporaryFolder()
        for line in [
            #""$0" read <(sleep 3; cat seven.png)"#,
            "mkfifo \(folder.url.path)/f; cat seven.png > \(folder.url.path)/f & "
                + #""$0" read \#(folder.url.path)/f"#,
        ] {
            let run = try Self.bash(line)
            #expect(run.status == 0 && run.output.contains(": 7 ("), "\(run.errors)")
        }
    }

    @Test("Where standard input is closed nothing comes in")
    func closedInput() throws {
        let run = try Self.bash(#""$0" read - <&-"#)
        #expect(run.status == 1 && run.errors.hasPrefix("numeral: -: nothing comes in: "))
    }

    @Test(
        "Where standard output is closed results are lost, and that is a failure",
        arguments: ["--version", "--help", "read seven.png", "help read"])
    func closedOutput(arguments: String) throws {
        let run = try Self.bash(#""$0" \#(arguments) >&-"#)
        let words = "numeral: standard output: it is closed: let results go somewhere\n"
        #expect(run.status == 1 && run.errors == words, "\(run.errors)")
        #expect(try Self.bash(#""$0" \#(arguments) 2>&-"#).status == 0)
    }

    @Test("A name that is not UTF-8 is said, given and found in a folder")
    func otherNames() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path
        let run = try Self.bash(
            "cp seven.png \(path)/$'b\\xff.png'; cp seven.png \(path)/a.png; "
                + #""$0" read \#(path)/$'b\xff.png'; "$0" read \#(path)"#)
        let words = "b\u{FFFD}.png: its name is not UTF-8: give it another name\n"
        #expect(run.status == 1 && run.errors.components(separatedBy: words).count == 3)
        #expect(run.output.hasPrefix("\(path)/a.png: 7 ("))
    }

    @Test("A result goes to what standard output is, a file too, behind what is in it")
    func namedOutput() throws {
        let folder = try TemporaryFolder()
        let file = folder.file("out")
        let run = try Self.bash(
            "echo before > \(file.path); "
                + #""$0" export --to onnx --output /dev/stdout >> \#(file.path)"#)
        let bytes = try Data(contentsOf: file)
        #expect(run.status == 0 && bytes.starts(with: Data("before\n".utf8)), "\(run.errors)")
        #expect(bytes.count > 10_000)
    }
}
