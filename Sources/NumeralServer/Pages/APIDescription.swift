import Foundation

/// The description of the API as the page shows it; all of it comes from `openapi.json`.
///
/// - SeeAlso: OpenAPI Specification 3.1, <https://spec.openapis.org/oas/v3.1.0>.
struct APIDescription: Sendable {
    let root: JSONValue

    /// - Parameter json: a description of ours: one that is no JSON is a mistake that every start
    ///   and test shows.
    init(json: [UInt8]) {
        do {
            root = try JSONDecoder().decode(JSONValue.self, from: Data(json))
        } catch {
            preconditionFailure("openapi.json does not parse: \(error)")
        }
    }

    /// What the template shows.
    var dictionary: [String: Any] {
        let info = root["info"]
        return [
            "intro": Markup.paragraphs(info?["description"]?.text ?? ""),
            "apiVersion": info?["version"]?.text ?? "",
            "routes": routes, "schemas": schemas,
        ]
    }

    /// What a reference stands for, and the name that it has.
    func resolved(_ value: JSONValue) -> (value: JSONValue, name: String?) {
        guard let reference = value["$ref"]?.text else { return (value, nil) }
        let path = reference.split(separator: "/").dropFirst().map(String.init)
        guard let found = path.reduce(Optional(root), { $0?[$1] }) else {
            preconditionFailure("openapi.json has nothing at \(reference)")
        }
        return (found, path.last)
    }

    /// Where a schema stands on the page.
    static func anchor(_ schema: String) -> String { "schema-\(schema)" }
}

extension APIDescription {
    /// The routes, those of one tag together, in the order of the tags.
    private var routes: [[String: Any]] {
        let all = (root["paths"]?.members ?? []).flatMap { path, item in
            item.members.map { (path: path, method: $0.key, operation: $0.value) }
        }
        let tags = (root["tags"]?.elements ?? []).compactMap { $0["name"]?.text }
        return tags.flatMap { tag in
            all.filter { $0.operation["tags"]?.elements.first?.text == tag }
                .map { route($0.path, $0.method, $0.operation) }
        }
    }

    private func route(
        _ path: String, _ method: String, _ operation: JSONValue
    ) -> [String: Any] {
        let parameters = (operation["parameters"]?.elements ?? []).map(parameter)
        let body = operation["requestBody"].map { resolved($0).value }
        let bodies = bodies(body)
        return [
            "id": operation["operationId"]?.text ?? path, "path": path,
            "method": method.uppercased(), "summary": operation["summary"]?.text ?? "",
            "description": Markup.paragraphs(operation["description"]?.text ?? ""),
            "hasParameters": !parameters.isEmpty, "parameters": parameters,
            "hasBodies": !bodies.isEmpty, "bodies": bodies,
            "bodyDescription": Markup.line(body?["description"]?.text ?? ""),
            "answers": (operation["responses"]?.members ?? []).map { answer($0.key, $0.value) },
            "examples": (operation["responses"]?.members ?? []).flatMap { examples($0.value) },
        ]
    }

    private func parameter(_ given: JSONValue) -> [String: Any] {
        let value = resolved(given).value
        let place = value["in"]?.text == "header" ? "a header" : "in the address"
        return [
            "name": value["name"]?.text ?? "", "place": place,
            "type": value["schema"].map(type) ?? "",
            "description": Markup.line(value["description"]?.text ?? ""),
            "examples": (value["examples"]?.members ?? []).compactMap { $0.value["value"]?.text },
        ]
    }

    /// The ways to send a body; media types with the same words stand together.
    private func bodies(_ body: JSONValue?) -> [[String: Any]] {
        var ways: [(types: [String], words: String)] = []
        for (type, content) in body?["content"]?.members ?? [] {
            let schema = content["schema"].map { resolved($0).value } ?? .null
            let fields = schema["properties"]?.members ?? []
            let words =
                fields.isEmpty
                ? schema["description"]?.text ?? ""
                : fields.map { name, field in
                    let about = field["description"]?.text ?? ""
                    let example = field["examples"]?.elements.first?.text.map { " As in `\($0)`." }
                    return "`\(name)`: \(about)\(example ?? "")"
                }.joined(separator: " ")
            if let index = ways.firstIndex(where: { $0.words == words }) {
                ways[index].types.append(type)
            } else {
                ways.append((types: [type], words: words))
            }
        }
        return ways.map {
            ["type": $0.types.joined(separator: ", "), "words": Markup.line($0.words)]
        }
    }

    private func answer(_ status: String, _ given: JSONValue) -> [String: Any] {
        let value = resolved(given).value
        let contents = value["content"]?.members ?? []
        let schema = contents.lazy.compactMap { content in
            content.value["schema"].flatMap { resolved($0).name }
        }.first
        return [
            "status": status, "types": contents.map(\.key).joined(separator: ", "),
            "description": Markup.line(value["description"]?.text ?? ""),
            "hasSchema": schema != nil, "schema": schema ?? "",
            "schemaID": schema.map(Self.anchor) ?? "",
        ]
    }

    private func examples(_ given: JSONValue) -> [[String: Any]] {
        let json = resolved(given).value["content"]?["application/json"]
        return (json?["examples"]?.members ?? []).map { name, example in
            let example = resolved(example).value
            return [
                "name": example["summary"]?.text ?? name,
                "text": (example["value"] ?? .null).laidOut(),
            ]
        }
    }
}
