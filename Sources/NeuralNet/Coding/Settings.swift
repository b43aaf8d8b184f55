/// The named settings of one thing in a recipe or model file, read strictly:
/// a misspelt key is an error that names the keys there are.
package struct Settings {
    private let container: KeyedDecodingContainer<SettingKey>
    private let owner: String
    private let allowed: [String]

    package init(from decoder: any Decoder, of owner: String, allowing allowed: [String]) throws {
        do {
            container = try decoder.container(keyedBy: SettingKey.self)
        } catch {
            throw DecodingError.refusal(
                decoder.codingPath,
                "\(owner) needs named settings: use \(allowed.joined(separator: ", "))")
        }
        self.owner = owner
        self.allowed = allowed
        let unknown = container.allKeys.map(\.stringValue).filter { !allowed.contains($0) }
        if let name = unknown.min() {
            throw DecodingError.refusal(
                decoder.codingPath,
                "\(owner) has no setting '\(name)': use \(allowed.joined(separator: ", "))")
        }
    }

    /// A setting that has to be there.
    package func required<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws
        -> Value
    {
        guard let value = try optional(name, as: type) else {
            throw DecodingError.refusal(
                container.codingPath, "\(owner) lacks '\(name)': add it")
        }
        return value
    }

    /// A setting that may be left out.
    package func optional<Value: Decodable>(
        _ name: String, as type: Value.Type = Value.self
    ) throws -> Value? {
        try container.decodeIfPresent(type, forKey: SettingKey(name))
    }
}

extension DecodingError {
    /// An error that says what is wrong and what to do, at a place in the file.
    package static func refusal(_ codingPath: [any CodingKey], _ message: String) -> DecodingError {
        .dataCorrupted(Context(codingPath: codingPath, debugDescription: message))
    }
}
