/// A value that stands for itself in a file, with the words that say what it must be.
///
/// What a parser says of another value there is about its own types, not about the setting.
protocol PlainSetting: Decodable {
    static var words: String { get }
}

extension String: PlainSetting {
    static var words: String { "a word" }
}

extension Bool: PlainSetting {
    static var words: String { "true or false" }
}

extension Int: PlainSetting {
    static var words: String { "a whole number" }
}

extension UInt64: PlainSetting {
    static var words: String { "a whole number of 0 or more" }
}

extension Double: PlainSetting {
    static var words: String { "a number" }
}

extension Float: PlainSetting {
    static var words: String { Double.words }
}

extension Array: PlainSetting where Element: PlainSetting {
    static var words: String { "a list, each of it \(Element.words)" }
}
