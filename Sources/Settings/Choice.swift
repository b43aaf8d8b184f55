/// One of several things, written as its bare name when it needs no settings
/// (`relu`), else as its name with them (`{dense: 10}`).
package struct Choice<Kind: RawRepresentable<String> & CaseIterable> {
    package let kind: Kind
    /// What stands under the name; `nil` when the name stands alone.
    package let settings: (any Decoder)?
    private let codingPath: [any CodingKey]

    /// - Parameter category: what the names name, for errors: `layer`.
    package init(from decoder: any Decoder, _ category: String) throws {
        codingPath = decoder.codingPath
        let allowed = Kind.allCases.map(\.rawValue).joined(separator: ", ")
        func named(_ name: String) throws -> Kind {
            guard let kind = Kind(rawValue: name) else {
                throw DecodingError.refusal(
                    decoder.codingPath, "there is no \(category) '\(name)': use \(allowed)")
            }
            return kind
        }

        if let name = try? decoder.singleValueContainer().decode(String.self) {
            kind = try named(name)
            settings = nil
            return
        }
        guard let container = try? decoder.container(keyedBy: SettingKey.self),
            container.allKeys.count == 1
        else {
            throw DecodingError.refusal(
                decoder.codingPath,
                "a \(category) is one name, alone or with its settings: use one of \(allowed)")
        }
        kind = try named(container.allKeys[0].stringValue)
        settings = try container.superDecoder(forKey: container.allKeys[0])
    }

    /// Reads the settings of a thing that cannot do without.
    package func required<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        guard let settings else {
            throw DecodingError.refusal(
                codingPath, "\(kind.rawValue) needs settings: write {\(kind.rawValue): …}")
        }
        return try Value(from: settings)
    }

    /// Refuses settings for a thing that has none.
    package func none() throws {
        guard settings == nil else {
            throw DecodingError.refusal(
                codingPath, "\(kind.rawValue) has no settings: write \(kind.rawValue) alone")
        }
    }
}
