import Foundation
import Testing
import Training

/// What YAML has beyond trees of settings is refused, at once.
@Suite(.timeLimit(.minutes(1))) struct RecipeTextTests {
    /// Lists of two of the list before, each marked: the last stands for 2 to the power of `depth`.
    static func doublings(_ depth: Int) -> String {
        "m0: &m0 [x, x]\n"
            + (1..<depth).map { "m\($0): &m\($0) [*m\($0 - 1), *m\($0 - 1)]\n" }.joined()
    }

    @Test("Aliases are refused before they are followed: as values, and as keys that never end")
    func refusesAliases() {
        let expected = "line 3: '*m0' stands for what '&m0' marks: write it out"
        let text = "name: bomb\n" + Self.doublings(40)
        #expect(RecipeTests.refusal(text) == expected)
        #expect(RecipeTests.refusal(text + "? *m39\n: 1\n") == expected)
        // As a comment and as a quotation they would be harmless; told apart they are not.
        for text in ["# &a *a", "summary: 'as &a and\n  *a'"] {
            #expect(RecipeTests.refusal("name: x\n" + text).contains("'*a' stands for"))
        }
    }

    @Test("Either sign alone is text")
    func acceptsText() throws {
        for summary in ["salt & pepper, 2*3 = 6", "'*best*'", "a &b *c", "'& *'"] {
            let text = RecipeTests.text("summary: \(summary)")
            #expect(RecipeTests.refusal(text) == "accepted", "\(summary)")
        }
    }

    @Test("What is no text is said in our words")
    func refusesControls() {
        let text = RecipeTests.text("summary: a")
        #expect(
            RecipeTests.refusal(text.replacing("summary", with: "sum\0mary"))
                == "line 6: not text: there is a zero byte: name a recipe, or save it as UTF-8")
        for byte in ["\u{1B}", "\u{7F}", "\u{8}"] {
            let refusal = RecipeTests.refusal(text.replacing("summary", with: byte))
            #expect(refusal.hasPrefix("line 6: not YAML: there is a control character ("))
        }
        #expect(RecipeTests.refusal(text.replacing("\n", with: "\r\n")) == "accepted")
    }

    @Test("A key is a word")
    func refusesOtherKeys() {
        for key in ["? [a]\n: 1", "{a: 1}: 1", "data: {[a, b]: 1}"] {
            #expect(
                RecipeTests.refusal(RecipeTests.text(key)).hasPrefix("line 6: a key must be a word")
            )
        }
        // As deep as YAML nests, in 2 KiB.
        let deep = String(repeating: "? ", count: 900) + "a"
        #expect(RecipeTests.refusal(deep) == "line 1: a key must be a word")
        let deeper = String(repeating: "[", count: 60_000)
        #expect(RecipeTests.refusal("name: " + deeper).contains("nesting"))
    }

    @Test(
        "Numbers to base 60, which overflow in the parser",
        arguments: [
            "seed: 1:30", "seed: -1:30", "epochs: " + String(repeating: "1:", count: 12) + "1",
            "threads: 9223372036854775807:1", "batchSize: -9223372036854775808:0",
        ])
    func refusesBase60(setting: String) {
        let refusal = RecipeTests.refusal(RecipeTests.text(setting))
        #expect(refusal.hasPrefix("line 6: ") && refusal.contains("base 60"), "\(refusal)")
        #expect(RecipeTests.refusal(RecipeTests.text("summary: '1:30'")) == "accepted")
    }

    @Test("As long as a recipe may be, and one byte more")
    func boundsLength() {
        let text = RecipeTests.text() + "\n"
        let filling = String(repeating: "#", count: RecipeLimits.bytesMax - text.utf8.count)
        #expect(RecipeTests.refusal(text + filling) == "accepted")
        #expect(RecipeTests.refusal(text + filling + "#").hasPrefix("larger than"))
    }
}
