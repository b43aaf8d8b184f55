import Foundation
import Testing

/// Names are anyone's: a terminal shows what it would otherwise obey.
@Suite struct TerminalTests {
    /// An escape sequence, a return, a control of Latin 1 that begins a sequence too, a direction.
    static let hostile = "\u{1B}[31m\r\u{9B}1m\u{202E}"
    static let shown = #"\u{1B}[31m\u{D}\u{9B}1m\u{202E}"#

    /// Whether there is anything that a terminal obeys but the ends of lines.
    static func isHarmless(_ text: String) -> Bool {
        text.replacing("\r\n", with: "\n").unicodeScalars.allSatisfy {
            $0 == "\n" || $0 == "\t"
                || ![.control, .format, .lineSeparator].contains($0.properties.generalCategory)
        }
    }

    static func onTerminal(_ arguments: [String]) throws -> String {
        try TerminalRun(arguments).text
    }

    @Test("Words never hold what a terminal obeys, wherever they go")
    func wordsAreShown() throws {
        let run = try Command(["read", "a\(Self.hostile)\n.png"])
        #expect(run.status == 1)
        #expect(Self.isHarmless(run.errors))
        #expect(run.errors.contains("numeral: a\(Self.shown)\\u{A}.png: "), "\(run.errors)")
        #expect(run.errors.split(separator: "\n").count == 1)
    }

    @Test("Keys of a recipe and operators of a network")
    func namesInFiles() throws {
        let folder = try TemporaryFolder()
        let recipe = folder.file("r.yaml")
        try Data(#"{name: x, "\e[31m\x9b\u202e": 1}"#.utf8).write(to: recipe)
        let training = try Command(["train", recipe.path])
        #expect(training.status != 0 && Self.isHarmless(training.errors))
        #expect(training.errors.contains(#"'\u{1B}[31m\u{9B}\u{202E}'"#), "\(training.errors)")

        // An operator's name of three bytes.
        let elu = Command.root.appending(path: "Tests/Fixtures/onnx/kinds/elu.onnx")
        var bytes = try Data(contentsOf: elu)
        for range in bytes.ranges(of: Data("Elu".utf8)) {
            bytes.replaceSubrange(range, with: Data("\u{1B}[m".utf8))
        }
        let network = folder.file("n.onnx")
        try bytes.write(to: network)
        let importing = try Command(["import", network.path, "--from", "onnx"])
        #expect(importing.status != 0 && Self.isHarmless(importing.errors))
        #expect(importing.errors.contains(#"\u{1B}[m"#), "\(importing.errors)")
    }

    @Test("Results on a terminal; a program is given the name as it is")
    func resultsAreShown() throws {
        let folder = try TemporaryFolder()
        let picture = folder.file("a\(Self.hostile).png")
        try FileManager.default.copyItem(
            at: Command.root.appending(path: ReadTests.picture), to: picture)
        let seen = try Self.onTerminal(["read", picture.path])
        #expect(Self.isHarmless(seen))
        #expect(seen.contains(Self.shown), "\(seen)")
        let given = try Command(["read", picture.path]).output
        #expect(given.contains(Self.hostile))
        // JSON says the same everywhere, in its own way.
        for json in [
            try Self.onTerminal(["read", "--json", picture.path]),
            try Command(["read", "--json", picture.path]).output,
        ] {
            #expect(Self.isHarmless(json))
            let record = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
            #expect(record?["file"] as? String == picture.path)
        }
    }

    @Test("A bar never fills the terminal, however wide", arguments: [UInt16(20), 40, 80, 200])
    func bars(columns: UInt16) throws {
        let folder = try TemporaryFolder()
        let recipe = folder.file("small.yaml")
        try LabTests.write(
            "network: {input: [784], layers: [{dense: 200}, relu, {dense: 10}]}\nepochs: 8",
            to: recipe)
        let run = try TerminalRun(
            ["train", recipe.path, "--output", folder.file("x.safetensors").path], .errors,
            columns: columns)
        #expect(run.status == 0, "\(run.text)")
        let drawn = run.text.components(separatedBy: "\r\u{1B}[K").dropFirst()
            .compactMap { $0.split(whereSeparator: \.isNewline).first }
            .filter { $0.wholeMatch(of: /\d\/8.*/) != nil }
        #expect(!drawn.isEmpty, "\(run.text)")
        for line in drawn { #expect(line.count < Int(columns), "\(line)") }
        if columns >= 40 { #expect(drawn.allSatisfy { $0.contains("░") || $0.contains("█") }) }
        if columns >= 80 { #expect(drawn.allSatisfy { $0.hasSuffix(" left") }) }
    }

    @Test("The server tells a person in a sentence where it is, and shows requests in words")
    func serves() throws {
        let sentence =
            #/Numeral reads at http://127\.0\.0\.1:\d+ : open it in a browser, stop it with Ctrl-C/#
        let run = try TerminalRun(["serve", "--port", "0"], [.output, .errors]) { text in
            text.firstMatch(of: sentence) != nil && text.contains("Server started")
        }
        #expect(run.text.firstMatch(of: sentence) != nil, "\(run.text)")
        #expect(run.text.firstMatch(of: /(?m)^\d\d:\d\d:\d\d Server started/) != nil, "\(run.text)")
        #expect(!run.text.contains("{\""), "\(run.text)")
        #expect(run.status == 0)
    }
}
