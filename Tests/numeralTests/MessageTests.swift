import Foundation
import Testing

/// What every command says when something is wrong: `numeral: thing: what is wrong: what to do`,
/// word for word, and its exit status.
///
/// The tables are `Tests/Fixtures/messages`: a command line after `$`, what goes to standard error,
/// and the status in brackets. `{tmp}` is a folder that ``MessageFolder`` fills, `{digits}` a set
/// of this repository, `{root}` the repository, and `…` is anything.
@Suite struct MessageTests {
    @Test("A command line that makes no sense", arguments: MessageCase.all("usage"))
    func usage(message: MessageCase) throws {
        #expect(message.status == 64)
        try message.check()
    }

    @Test("What the world gets wrong", arguments: MessageCase.all("failures"))
    func failures(message: MessageCase) throws {
        #expect(message.status == 1)
        try message.check()
    }

    @Test("Each is one sentence with one prefix, and no words of Foundation or argument-parser")
    func manners() {
        for message in MessageCase.all("usage") + MessageCase.all("failures") {
            let words = message.errors.replacing("…\n", with: "")
            #expect(words.components(separatedBy: "numeral: ").count == 2, "\(words)")
            #expect(words.hasPrefix("numeral: ") && words.split(separator: "\n").count == 1)
            // Name, what is wrong, what to do.
            #expect(words.components(separatedBy: ": ").count > 3, "\(words)")
            for strange in ["Domain", "Error:", "is invalid", "Usage:", "could not be completed"] {
                #expect(!words.contains(strange), "\(words)")
            }
        }
    }
}
