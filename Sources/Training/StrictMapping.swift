/// A mapping of a recipe that knows its keys: others are refused, values are held to their range.
///
/// Errors carry the path of the key, from which the reader finds the line.
struct StrictMapping {
    /// The numbers that a setting may be.
    enum Bounds {
        case within(ClosedRange<Double>)
        /// Above the first, at most the second.
        case above(Double, upTo: Double)
        /// At least the first, below the second.
        case from(Double, below: Double)

        func contains(_ value: Double) -> Bool {
            switch self {
            case .within(let range): range.contains(value)
            case .above(let lower, let upper): value > lower && value <= upper
            case .from(let lower, let upper): value >= lower && value < upper
            }
        }

        /// The words after "must be".
        var words: String {
            switch self {
            case .within(let range): "from \(text(range.lowerBound)) to \(text(range.upperBound))"
            case .above(let lower, let upper): "above \(text(lower)) and at most \(text(upper))"
            case .from(let lower, let upper): "at least \(text(lower)) and below \(text(upper))"
            }
        }
    }

    struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private let container: KeyedDecodingContainer<Key>

    /// Opens a mapping and refuses keys that it does not have.
    ///
    /// - Parameter owner: what the mapping describes, as in "unknown key 'x' in the augmentation".
    init(_ decoder: any Decoder, of owner: String, keys: [String]) throws {
        container = try decoder.container(keyedBy: Key.self)
        for key in container.allKeys where !keys.contains(key.stringValue) {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: container.codingPath + [key],
                    debugDescription: "unknown key '\(key.stringValue)' in \(owner): use one of "
                        + keys.joined(separator: ", ")))
        }
    }

    /// A value of any kind; the default where the key is absent.
    func value<T: Decodable>(_ key: String, default fallback: T) throws -> T {
        try container.decodeIfPresent(T.self, forKey: Key(stringValue: key)) ?? fallback
    }

    /// A value of any kind that must be there.
    func value<T: Decodable>(_ key: String) throws -> T {
        guard container.contains(Key(stringValue: key)) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: container.codingPath,
                    debugDescription: "'\(key)' is missing: add it"))
        }
        return try container.decode(T.self, forKey: Key(stringValue: key))
    }

    /// A mapping inside this one, or `nil` where the key is absent.
    func decoder(_ key: String) throws -> (any Decoder)? {
        guard container.contains(Key(stringValue: key)) else { return nil }
        return try container.superDecoder(forKey: Key(stringValue: key))
    }

    /// A number in its range; the default where the key is absent.
    func number(_ key: String, default fallback: Float, _ bounds: Bounds) throws -> Float {
        guard let value: Double = try optional(key) else { return fallback }
        guard bounds.contains(value) else { throw refusal(key, bounds, text(value)) }
        return Float(value)
    }

    /// A whole number in its range; the default where the key is absent.
    func count(_ key: String, default fallback: Int, _ range: ClosedRange<Int>) throws -> Int {
        guard let value: Int = try optional(key) else { return fallback }
        guard range.contains(value) else {
            throw refusal(
                key, .within(Double(range.lowerBound)...Double(range.upperBound)), String(value))
        }
        return value
    }

    /// One word of several.
    func choice<T: RawRepresentable & CaseIterable>(
        _ key: String, default fallback: T
    ) throws -> T where T.RawValue == String {
        guard let word: String = try optional(key) else { return fallback }
        guard let value = T(rawValue: word) else {
            let words = T.allCases.map(\.rawValue).joined(separator: " or ")
            throw error(key, "\(key) must be \(words), not '\(word)'")
        }
        return value
    }

    /// An error about one key.
    func error(_ key: String, _ problem: String) -> DecodingError {
        .dataCorrupted(
            .init(
                codingPath: container.codingPath + [Key(stringValue: key)],
                debugDescription: problem))
    }

    private func optional<T: Decodable>(_ key: String) throws -> T? {
        guard container.contains(Key(stringValue: key)) else { return nil }
        do {
            return try container.decode(T.self, forKey: Key(stringValue: key))
        } catch is DecodingError {
            let kind =
                T.self == Int.self
                ? "a whole number" : T.self == String.self ? "a word" : "a number"
            throw error(key, "\(key) must be \(kind)")
        }
    }

    private func refusal(_ key: String, _ bounds: Bounds, _ value: String) -> DecodingError {
        error(key, "\(key) must be \(bounds.words), not \(value)")
    }
}

/// A number without the `.0` of whole ones.
private func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}
