import Foundation
import Testing

/// `numeral read`, with the shipped model.
@Suite struct ReadTests {
    static let picture = "Tests/Fixtures/pictures/gray.png"
    static let damaged = "Tests/Fixtures/pictures/README.md"

    @Test func printsALineForEachFile() throws {
        let run = try Command(["read", Self.picture, Self.picture])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.split(separator: "\n").count == 2)
        #expect(run.errors.isEmpty)
    }

    @Test("The JSON of one line has the keys of the contract")
    func printsTheContract() throws {
        let run = try Command(["read", "--json", Self.picture])
        #expect(run.status == 0, "\(run.errors)")
        let line = try #require(run.output.split(separator: "\n").first)
        let record = try #require(
            JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(
            Set(record.keys) == [
                "file", "outcome", "text", "value", "confidence", "symbols", "reasons", "warnings",
                "words", "model", "milliseconds",
            ])
        #expect(record["file"] as? String == Self.picture)
        #expect(record["outcome"] as? String == "digit")
        #expect(record["model"] as? String == "default")
        let symbols = try #require(record["symbols"] as? [[String: Any]])
        #expect(symbols.count == 1)
        #expect(
            Set(symbols[0].keys)
                == ["symbol", "probability", "otherProbability", "box", "alternatives"])
        #expect((symbols[0]["alternatives"] as? [Any])?.count == 9)
        #expect(!line.contains("\\/"), "a slash needs no escape")
    }

    @Test("One bad file does not stop the rest, and the exit says so")
    func goesOnAfterABadFile() throws {
        let run = try Command(["read", "--json", Self.damaged, "missing.png", Self.picture])
        #expect(run.status == 1)
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].contains("\"error\":{\"code\":"))
        #expect(lines[1].contains("\"error\":{\"code\":"))
        #expect(lines[2].contains("\"outcome\":\"digit\""))
    }

    @Test("A closed pipe is success")
    func closedPipe() throws {
        let files = Array(repeating: Self.picture, count: 300).joined(separator: " ")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        let pipeline = "'\(Command.binary.path)' read \(files) | head -n 1 >/dev/null"
        process.arguments = ["-c", "\(pipeline); exit ${PIPESTATUS[0]}"]
        process.currentDirectoryURL = Command.root
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
