/// The named settings of one thing in a recipe or model file, read strictly: a misspelt key is an
/// error that names the keys there are, and numbers are held to their range.
///
/// Errors carry the path of the key, from which the reader of a file finds the line.
package struct StrictMapping {
    private let container: KeyedDecodingContainer<SettingKey>
    private let group: SettingGroup
    private var owner: String { group.owner }

    /// Opens a mapping and refuses keys that it does not have.
    ///
    /// - Parameter group: the keys that there may be, with their ranges.
    package init(_ decoder: any Decoder, _ group: SettingGroup) throws {
        let (owner, keys) = (group.owner, group.keys)
        let listed = keys.joined(separator: ", ")
        do {
            container = try decoder.container(keyedBy: SettingKey.self)
        } catch {
            throw DecodingError.refusal(
                decoder.codingPath, "\(owner) needs named settings: use \(listed)")
        }
        self.group = group
        let unknown = container.allKeys.filter { !keys.contains($0.stringValue) }
        if let key = unknown.min(by: { $0.stringValue < $1.stringValue }) {
            throw DecodingError.refusal(
                container.codingPath + [key],
                "unknown key '\(key.stringValue)' in \(owner): use one of \(listed)")
        }
    }

    /// A value of any kind that must be there.
    package func value<Value: Decodable>(
        _ key: String, as type: Value.Type = Value.self
    ) throws -> Value {
        guard container.contains(SettingKey(key)) else {
            throw DecodingError.refusal(
                container.codingPath, "\(owner) lacks '\(key)': add it")
        }
        return try decoded(key)
    }

    /// A value of any kind; the default where the key is absent.
    package func value<Value: Decodable>(_ key: String, default fallback: Value) throws -> Value {
        try optional(key) ?? fallback
    }

    /// A value of any kind, or `nil` where the key is absent.
    package func optional<Value: Decodable>(
        _ key: String, as type: Value.Type = Value.self
    ) throws -> Value? {
        if container.contains(SettingKey(key)), try container.decodeNil(forKey: SettingKey(key)) {
            return nil
        }
        return try given(key)
    }

    /// A mapping inside this one, or `nil` where the key is absent.
    package func decoder(_ key: String) throws -> (any Decoder)? {
        guard container.contains(SettingKey(key)) else { return nil }
        return try container.superDecoder(forKey: SettingKey(key))
    }

    /// A number in its range; its default where the key is absent.
    ///
    /// - Precondition: the group gives the key a range and a default.
    package func number(_ key: String) throws -> Float {
        if let value = try number(ifGiven: key) { return value }
        guard let standard = group[key].standard.flatMap(Float.init) else {
            preconditionFailure("\(owner) gives '\(key)' no default")
        }
        return standard
    }

    /// A number in its range, or `nil` where the key is absent.
    package func number(ifGiven key: String) throws -> Float? {
        guard case .number(let bounds) = group[key].kind else {
            preconditionFailure("'\(key)' of \(owner) is no number")
        }
        guard let value: Double = try given(key) else { return nil }
        guard bounds.contains(value) else { throw refusal(key, bounds, text(value)) }
        return Float(value)
    }

    /// A whole number in its range; its default where the key is absent.
    ///
    /// - Precondition: the group gives the key a range and a default.
    package func count(_ key: String) throws -> Int {
        let setting = group[key]
        guard case .count(let range) = setting.kind,
            let standard = setting.standard.flatMap({ Int($0) })
        else { preconditionFailure("'\(key)' of \(owner) is no count with a default") }
        guard let value: Int = try given(key) else { return standard }
        guard range.contains(value) else {
            throw refusal(
                key, .within(Double(range.lowerBound)...Double(range.upperBound)), String(value))
        }
        return value
    }

    /// One word of several.
    package func choice<Word: RawRepresentable<String> & CaseIterable>(
        _ key: String, default fallback: Word
    ) throws -> Word {
        guard let word: String = try given(key) else { return fallback }
        guard let value = Word(rawValue: word) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: " or ")
            throw error(key, "\(key) must be \(words), not '\(word)'")
        }
        return value
    }

    /// An error about one key.
    package func error(_ key: String, _ problem: String) -> DecodingError {
        .refusal(container.codingPath + [SettingKey(key)], problem)
    }

    /// A value, or `nil` where the key is absent.
    private func given<Value: Decodable>(_ key: String) throws -> Value? {
        guard container.contains(SettingKey(key)) else { return nil }
        let value: Value = try decoded(key)
        return value
    }

    /// The value of a key that is there.
    private func decoded<Value: Decodable>(_ key: String) throws -> Value {
        guard let plain = Value.self as? any PlainSetting.Type else {
            return try container.decode(Value.self, forKey: SettingKey(key))
        }
        do { return try container.decode(Value.self, forKey: SettingKey(key)) } catch {
            throw self.error(key, "\(key) must be \(plain.words)")
        }
    }

    private func refusal(_ key: String, _ bounds: SettingBounds, _ value: String) -> DecodingError {
        error(key, "\(key) must be \(bounds.words), not \(value)")
    }
}
