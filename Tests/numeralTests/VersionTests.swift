import Foundation
import Testing

@Suite struct VersionTests {
    @Test("The program is of the version that the changelog begins with")
    func agreesWithTheChangelog() throws {
        let text = try String(
            contentsOf: Command.root.appending(path: "CHANGELOG.md"), encoding: .utf8)
        let heading = /\n## (\d+\.\d+\.\d+) - \d{4}-\d{2}-\d{2}\n/
        let first = try #require(text.firstMatch(of: heading))
        #expect(text[..<first.range.lowerBound].contains("\n## ") == false)
        #expect(try Command(["--version"]).output == "\(first.1)\n")
    }
}
