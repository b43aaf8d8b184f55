import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NumeralCore
import NumeralServer
import Testing

/// What `openapi.yaml` says is what the code does; schemathesis checks the answers themselves.
@Suite struct DescriptionTests {
    @Test("Every code, outcome, warning and picture type is described")
    func isComplete() async throws {
        let response = try await answer(.get, "/openapi.yaml")
        #expect(response.headers[.contentType] == "application/yaml")
        let lines = response.text.split(separator: "\n").map { $0.drop { $0 == " " } }
        for code in Refusal.Code.allCases { #expect(lines.contains("- \(code.rawValue)")) }
        let codes = lines.filter { $0.wholeMatch(of: /- [a-z]+(_[a-z]+)*/) != nil }
        #expect(codes.count == Refusal.Code.allCases.count)
        func list(_ names: [String]) -> String { "enum: [\(names.joined(separator: ", "))]" }
        #expect(lines.contains { $0 == list(Outcome.allCases.map(\.rawValue)) })
        #expect(lines.contains { $0 == list(Warning.allCases.map(\.rawValue)) })
        #expect(lines.contains { $0 == list(Reason.allCases.map(\.rawValue)) })
        #expect(lines.contains { $0 == list(Hint.Code.allCases.map(\.rawValue)) })
        let stages = list(Explanation.Stage.Name.allCases.map(\.rawValue))
        #expect(lines.contains { $0.contains(stages) })
        #expect(lines.contains { $0 == list(Symbol.allCases.map { "\"\($0)\"" }) })
        for type in SentPicture.mediaTypes { #expect(lines.contains { $0.hasPrefix("\(type):") }) }
    }

    @Test("Every path is described and no other")
    func hasTheRoutes() async throws {
        let text = try await answer(.get, "/openapi.yaml").text
        let paths = text.matches(of: /\n  (\/[^:\n]*):/).map { String($0.1) }
        #expect(
            Set(paths)
                == Set(PageTests.gets + PageTests.posts).subtracting([
                    "/assets/app.js", "/assets/style.css", "/favicon.ico",
                ]))
    }

    @Test("Statuses of codes are those of the description")
    func hasTheStatuses() {
        let statuses = Set(Refusal.Code.allCases.map(\.status.code))
        #expect(statuses == [400, 403, 404, 405, 408, 413, 415, 421, 422, 500, 503])
        #expect(Refusal.Code.allCases.allSatisfy { !$0.title.isEmpty })
    }
}
