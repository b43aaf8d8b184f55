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

    @Test("The description of the API is of the same version")
    func agreesWithTheDescription() throws {
        let file = Command.root.appending(path: "Sources/NumeralServer/Resources/openapi.json")
        let root = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        let info = (root as? [String: Any])?["info"] as? [String: Any]
        let version = try #require(info?["version"] as? String)
        #expect(try Command(["--version"]).output == "\(version)\n")
    }
}
