extension APIDescription {
    /// What answers are made of, by name.
    var schemas: [[String: Any]] {
        (root["components"]?["schemas"]?.members ?? []).map { name, schema in
            let fields = fields(schema, path: "")
            return [
                "id": Self.anchor(name), "name": name, "type": type(schema),
                "description": Markup.paragraphs(words(schema)),
                "hasFields": !fields.isEmpty, "fields": fields,
            ]
        }
    }

    /// The fields of an object and of the objects within it, those that are always there first.
    private func fields(_ schema: JSONValue, path: String) -> [[String: Any]] {
        let required = (schema["required"]?.elements ?? []).compactMap(\.text)
        let others = (schema["properties"]?.members ?? []).map(\.key)
            .filter { !required.contains($0) }
        return (required + others).flatMap { name -> [[String: Any]] in
            guard let field = schema["properties"]?[name] else { return [] }
            let full = path + name
            let row: [String: Any] = [
                "name": full, "type": type(field), "isRequired": required.contains(name),
                "description": Markup.line(words(field)),
            ]
            // What has a name of its own has a place of its own.
            if field["type"]?.text == "array", let items = field["items"], items["$ref"] == nil {
                return [row] + fields(items, path: "\(full)[].")
            }
            return [row] + (field["$ref"] == nil ? fields(field, path: "\(full).") : [])
        }
    }

    /// A description, and the values where only some are possible.
    private func words(_ schema: JSONValue) -> String {
        let values = (schema["enum"] ?? schema["items"]?["enum"])?.elements ?? []
        let known = values.compactMap(\.text).map { "`\($0)`" }
        let texts = [
            schema["description"]?.text ?? resolved(schema).value["description"]?.text,
            known.isEmpty ? nil : "One of \(known.joined(separator: ", ")).",
        ]
        return texts.compactMap(\.self).joined(separator: " ")
    }

    /// A schema's type in a few words: `number from 0 to 1`, `array of SymbolReading`.
    func type(_ schema: JSONValue) -> String {
        if let name = resolved(schema).name { return name }
        if let value = schema["const"] { return value.written }
        let names =
            schema["type"]?.text.map { [$0] }
            ?? (schema["type"]?.elements ?? []).compactMap(\.text)
        var text = names.joined(separator: " or ")
        if let items = schema["items"] { text += " of \(type(items))" }
        let least = schema["minimum"] ?? schema["exclusiveMinimum"]
        let most = schema["maximum"] ?? schema["exclusiveMaximum"]
        if let least { text += " from \(least.written)" }
        if let most { text += " to \(most.written)" }
        return text
    }
}
