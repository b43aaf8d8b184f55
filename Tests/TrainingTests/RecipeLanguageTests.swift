import Foundation
import Settings
import Testing
import Training

/// Every key of a recipe, read with each kind of value that it may have and may not have, and the
/// document that says so.
@Suite struct RecipeLanguageTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardizedFileURL

    /// A key with the recipe around it.
    struct Key: Sendable, CustomTestStringConvertible {
        let part: RecipeLanguage.Part
        let setting: Setting

        var testDescription: String { "\(part.group.owner): \(setting.name)" }

        /// A recipe in which the key has a value, with the other keys that its mapping needs.
        func recipe(_ value: String?) -> String {
            var settings = value.map { ["\(setting.name): \($0)"] } ?? []
            settings += [setting.companion].compactMap(\.self)
            let given = Set(settings.map { $0.prefix { $0 != ":" } })
            settings += part.group.settings.filter {
                $0.standard == nil && $0.absence == Setting.needed && $0.name != setting.name
                    && !given.contains($0.name[...])
            }.map { "\($0.name): \($0.example)" }
            return part.recipe(settings)
        }
    }

    static let keys = RecipeLanguage.parts.flatMap { part in
        part.group.settings.map { Key(part: part, setting: $0) }
    }

    /// Reads all that the text describes, tuning too, as it is written out in full.
    static func read(_ text: String) throws(RecipeError) -> String {
        if text.contains("tuning:") {
            let file = try TuningFile(yaml: text)
            return "\(file.tuning)"
        }
        return try Recipe(yaml: text).yaml
    }

    static func refusal(_ text: String) -> String? {
        do {
            _ = try read(text)
            return nil
        } catch { return error.description }
    }

    @Test("The document says what the parsers read by")
    func documentFollows() throws {
        let file = Self.root.appending(path: "Docs/recipes.md")
        let text = RecipeLanguage.markdown
        if ProcessInfo.processInfo.environment["NUMERAL_RECORD"] == "1" {
            try Data(text.utf8).write(to: file)
            Issue.record("recorded Docs/recipes.md: look at it, then run without NUMERAL_RECORD")
            return
        }
        let written = try String(contentsOf: file, encoding: .utf8)
        #expect(written == text, "Docs/recipes.md: run this test with NUMERAL_RECORD=1")
    }

    @Test("No group of settings is left out")
    func groupsAreComplete() throws {
        let sources = Self.root.appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(atPath: sources.path))
        // A model's loss and what it keeps of a fit stand in model files alone.
        let elsewhere: Set = ["loss"]
        let documented = Set(RecipeLanguage.parts.map(\.group.owner)).union(elsewhere)
        var count = 0
        for case let name as String in files where name.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
            for match in text.matches(of: /SettingGroup\(\s*"([^"]+)"/) {
                #expect(documented.contains(String(match.1)), "\(name): add it to the parts")
                count += 1
            }
        }
        #expect(count > 20)
    }

    @Test("The example of each key is read", arguments: keys)
    func examplesAreRead(key: Key) {
        let text = key.recipe(key.setting.example)
        #expect(Self.refusal(text) == nil, "\(text)")
    }

    @Test("What stands where a key is left out", arguments: keys)
    func defaultsAreTaken(key: Key) throws {
        guard let standard = key.setting.standard else { return }
        #expect(try Self.read(key.recipe(standard)) == Self.read(key.recipe(nil)))
        // A glyph has one side.
        #expect(standard != key.setting.example || key.setting.name == "side")
    }

    /// Ends of ranges that only other recipes reach: a picture has 28 pixels, a glyph 784 numbers.
    static let unreachable: Set<String> = [
        "conv: kernel 4096", "conv: dilation 4096", "conv: padding 4096", "maxPool: kernel 4096",
        "averagePool: kernel 4096", "maxPool: padding 4096", "averagePool: padding 4096",
        "maxPool: endPadding 4096", "averagePool: endPadding 4096",
        "the forest: candidates 16777216", "the linear machine: regularization 1000.0",
        "refinement: side 2", "refinement: side 256", "a range: from -1000000000000000.0",
        "a range: from 1000000000000000.0", "a range: to -1000000000000000.0",
        "a range: to 1000000000000000.0",
    ]

    @Test("The ends of each range are read", arguments: keys)
    func endsAreRead(key: Key) {
        for end in key.setting.kind.ends
        where !Self.unreachable.contains("\(key.testDescription) \(end)") {
            let text = key.recipe(end)
            #expect(Self.refusal(text) == nil, "\(text)")
        }
    }

    @Test("What is beyond each range is refused", arguments: keys)
    func restIsRefused(key: Key) throws {
        for value in key.setting.kind.beyond {
            let text = key.recipe(value)
            let refusal = try #require(Self.refusal(text), "\(text)")
            #expect(refusal.contains(key.setting.name) || refusal.hasPrefix("line "), "\(refusal)")
        }
    }
}

extension Setting.Kind {
    /// The least and the greatest, or all.
    var ends: [String] {
        switch self {
        case .number(.within(let range)): ["\(range.lowerBound)", "\(range.upperBound)"]
        case .number(.above(_, upTo: let upper)): upper.isFinite ? ["\(upper)"] : []
        case .number(.from(let lower, below: _)): ["\(lower)"]
        case .number(.between): []
        case .count(let range), .extent(let range): ["\(range.lowerBound)", "\(range.upperBound)"]
        case .word(let words): words
        case .flag: ["true", "false"]
        case .other: []
        }
    }

    /// Just outside, and what is of another kind.
    var beyond: [String] {
        switch self {
        case .number(.within(let range)):
            ["\(below(range.lowerBound))", "\(above(range.upperBound))", "much", ".nan"]
        case .number(.above(let lower, upTo: let upper)):
            ["\(lower)", "much", ".nan"] + (upper.isFinite ? ["\(above(upper))"] : [])
        case .number(.from(let lower, below: let upper)):
            ["\(below(lower))", "much", ".nan"] + (upper.isFinite ? ["\(upper)"] : [])
        case .number(.between(let lower, let upper)): ["\(lower)", "\(upper)", "much", ".nan"]
        case .count(let range), .extent(let range):
            ["\(range.lowerBound - 1)", "\(range.upperBound + 1)", "1.5", "many"]
        case .word: ["nothing"]
        case .flag: ["perhaps"]
        case .other(_, let refused): [refused]
        }
    }

    private func below(_ value: Double) -> Double { value - max(0.000001, abs(value) / 100) }
    private func above(_ value: Double) -> Double { value + max(0.000001, abs(value) / 100) }
}
