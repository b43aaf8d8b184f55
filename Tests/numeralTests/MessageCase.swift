import Foundation
import Testing

/// A command line, and what is said of it.
struct MessageCase: CustomTestStringConvertible {
    let arguments: [String]
    let errors: String
    let status: Int32

    var testDescription: String { "numeral \(arguments.joined(separator: " "))" }

    /// The cases of a table in `Tests/Fixtures/messages`.
    static func all(_ table: String) -> [MessageCase] {
        let file = Command.root.appending(path: "Tests/Fixtures/messages/\(table).txt")
        do {
            return try String(contentsOf: file, encoding: .utf8)
                .split(separator: "$ numeral ").map { try MessageCase(String($0)) }
        } catch { preconditionFailure("\(file.path): \(error)") }
    }

    private init(_ text: String) throws {
        let match = try #require(text.wholeMatch(of: /(?s)(.*?)\n(.*)\[(\d+)\]\n+/), "\(text)")
        arguments = match.1.split(separator: " ").map(String.init)
        errors = String(match.2)
        status = try #require(Int32(match.3))
    }

    /// Runs the command and compares.
    func check() throws {
        let folder = try MessageFolder()
        let names = [
            ("{tmp}", folder.path), ("{digits}", MessageFolder.digits),
            ("{root}", Command.root.path),
        ]
        func filled(_ text: String) -> String {
            names.reduce(text) { $0.replacing($1.0, with: $1.1) }
        }
        let run = try Command(
            arguments.map(filled), environment: ["NUMERAL_DATA": folder.path + "/none"])
        #expect(run.status == status, "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(Self.matches(run.errors, filled(errors)), "\(run.errors)\(filled(errors))")
    }

    /// Whether a text is another one, in which `…` is anything.
    private static func matches(_ text: String, _ expected: String) -> Bool {
        let parts = expected.components(separatedBy: "…")
        var rest = text[...]
        for (index, part) in parts.enumerated() where !part.isEmpty {
            guard let range = rest.range(of: part), index > 0 || range.lowerBound == rest.startIndex
            else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.isEmpty || parts.last?.isEmpty == true
    }
}
