import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NumeralCore
import NumeralServer
import PictureFiles
import Testing
import Wire

/// What `openapi.json` says is what the code does; schemathesis checks the answers themselves.
@Suite struct DescriptionTests {
    /// The description, and the value at a path of keys.
    private static func description(_ path: String...) async throws -> Any? {
        let response = try await answer(.get, "/openapi.json")
        #expect(response.headers[.contentType] == "application/json")
        let root = try JSONSerialization.jsonObject(with: Data(response.text.utf8))
        return path.reduce(Optional(root)) { ($0 as? [String: Any])?[$1] }
    }

    /// The codes that the API answers with.
    private static let codes = ProblemCode.allCases.filter(\.isOfAPI)

    private static func names(_ schema: String, _ path: String...) async throws -> [String] {
        let root = try await description("components", "schemas", schema)
        let found = path.reduce(root) { ($0 as? [String: Any])?[$1] }
        return try #require(found as? [String])
    }

    @Test("Every code, outcome, warning and reason is described, and no other")
    func isComplete() async throws {
        let codes = try await Self.names("Problem", "properties", "code", "enum")
        #expect(codes.sorted() == Self.codes.map(\.rawValue).sorted())
        let outcomes = try await Self.names("Recognition", "properties", "outcome", "enum")
        #expect(outcomes == Outcome.allCases.map(\.rawValue))
        let warnings = try await Self.names(
            "Recognition", "properties", "warnings", "items", "enum")
        #expect(warnings == Warning.allCases.map(\.rawValue))
        #expect(try await Self.names("Reason", "enum") == Reason.allCases.map(\.rawValue))
        #expect(try await Self.names("Symbol", "enum") == Symbol.allCases.map { "\($0)" })
        let hints = try await Self.names(
            "Explanation", "properties", "hints", "items", "properties", "code", "enum")
        #expect(hints == HintRecord.Code.allCases.map(\.rawValue))
        let stages = try await Self.names(
            "Explanation", "properties", "stages", "items", "properties", "name", "enum")
        #expect(stages == Explanation.Stage.Name.allCases.map(\.rawValue))
    }

    @Test("Every kind of picture is described")
    func hasThePictures() async throws {
        let content = try await Self.description(
            "components", "requestBodies", "Picture", "content")
        let types = try #require(content as? [String: Any]).keys
        #expect(
            Set(types)
                == Set(SentPicture.mediaTypes).union(["multipart/form-data", "application/json"]))
    }

    /// The routes that the server has.
    static let table = RouteTable(
        PictureService(
            reader: FixedReader.digit(7), known: NoGlyphs(), decoder: PictureDecoder(),
            settings: ServerSettings()), ServerSettings())

    @Test("Every route is described by its path and method, and no other; files of pages are not")
    func hasTheRoutes() async throws {
        let paths = try #require(try await Self.description("paths") as? [String: [String: Any]])
        let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
        let described = paths.flatMap { path, item in
            item.keys.filter { methods.contains($0) }.map { "\($0) \(path)" }
        }
        let served = Self.table.routes.map { "\($0.method.rawValue.lowercased()) \($0.path)" }
        let files = served.filter { $0.hasPrefix("get /assets/") || $0.hasPrefix("get /favicon.") }
        #expect(files.count > 2)
        #expect(described.sorted() == Set(served).subtracting(files).sorted())
    }

    @Test("Every route answers its method, and no other")
    func servesTheRoutes() async throws {
        for (path, methods) in Self.table.methods {
            for method in [HTTPRequest.Method.get, .head, .post, .put] {
                let isRefused = try await answer(method, path).status == .methodNotAllowed
                #expect(isRefused != methods.contains(method), "\(method) \(path)")
            }
        }
    }

    @Test("Statuses of codes are those of the description")
    func hasTheStatuses() async throws {
        let statuses = Set(Self.codes.map(\.status.code))
        #expect(statuses == [400, 403, 404, 405, 408, 413, 415, 421, 422, 500, 503])
        // The router's own, and those of a path, stand nowhere but in the code.
        let paths = try #require(try await Self.description("paths") as? [String: Any])
        let described = paths.values.compactMap { $0 as? [String: [String: Any]] }
            .flatMap(\.values).compactMap { $0["responses"] as? [String: Any] }
            .flatMap(\.keys).compactMap(Int.init).filter { $0 >= 400 }
        #expect(Set(described) == statuses.subtracting([404, 405]))
    }

    @Test("Programs that ask for YAML get the same: JSON is YAML")
    func answersYAML() async throws {
        let yaml = try await answer(.get, "/openapi.yaml")
        #expect(yaml.headers[.contentType] == "application/yaml")
        #expect(yaml.text == (try await answer(.get, "/openapi.json")).text)
    }

    @Test("The page shows every route, parameter, status, schema and example of it")
    func isReadable() async throws {
        let page = try await answer(.get, "/api", [.init("Host")!: "127.0.0.1:8080"]).text
        #expect(!page.contains("{{") && !page.contains("$ref"))
        let paths = try #require(try await Self.description("paths") as? [String: Any])
        for (path, item) in paths {
            for (method, operation) in try #require(item as? [String: [String: Any]]) {
                let name = "<span class=\"method\">\(method.uppercased())</span> \(path)"
                #expect(page.contains(name))
                let id = try #require(operation["operationId"] as? String)
                #expect(page.contains("<h2 id=\"\(id)\">") && page.contains("href=\"#\(id)\""))
            }
        }
        let schemas = try await Self.description("components", "schemas")
        for name in try #require(schemas as? [String: Any]).keys {
            #expect(page.contains("<h3 id=\"schema-\(name)\">"))
        }
        let links = page.matches(of: /href="#([^"]+)"/).map { String($0.1) }
        #expect(links.allSatisfy { page.contains("id=\"\($0)\"") })
        #expect(page.contains("<code>max_error</code>") && page.contains("<code>explain</code>"))
        // An example as it is sent, its long glyph cut.
        #expect(page.contains("&quot;outcome&quot;: &quot;digit&quot;"))
        #expect(page.contains("AAAA…&quot;"))
        #expect(page.contains("<code>not_a_digit</code>"))
        #expect(page.contains("number from 0 to 1"))
    }

    @Test("Commands to try name the server as it was asked for")
    func namesItself() async throws {
        let page = try await answer(.get, "/api").text
        #expect(page.contains("curl -F file=@seven.png http://"))
        #expect(page.contains("/predict"))
    }
}
