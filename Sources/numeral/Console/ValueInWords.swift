import ArgumentParser

/// What an option or argument takes, for who gave it something else: "a whole number".
protocol ValueInWords {
    static var inWords: String { get }
}

extension Int: ValueInWords {
    static var inWords: String { "a whole number" }
}

extension UInt64: ValueInWords {
    static var inWords: String { "a whole number from 0 to \(UInt64.max)" }
}

extension Double: ValueInWords {
    static var inWords: String { "a number" }
}

extension Optional: ValueInWords where Wrapped: ValueInWords {
    static var inWords: String { Wrapped.inWords }
}

/// An option or an argument of a command, as reflection finds it.
private protocol Valued {
    static var valueInWords: String? { get }
}

extension Option: Valued {
    fileprivate static var valueInWords: String? { (Value.self as? any ValueInWords.Type)?.inWords }
}

extension Argument: Valued {
    fileprivate static var valueInWords: String? { (Value.self as? any ValueInWords.Type)?.inWords }
}

/// Options that several commands have, as reflection finds them.
protocol Grouped {
    static var options: any ParsableArguments.Type { get }
}

extension OptionGroup: Grouped {
    static var options: any ParsableArguments.Type { Value.self }
}

extension ParsableArguments {
    /// What the option `--max-error` or the argument `<source>` takes, from its declaration:
    /// argument-parser says only that a value is none.
    static func valueInWords(of name: String) -> String? {
        for child in Mirror(reflecting: Self()).children {
            let kind = type(of: child.value)
            if let group = kind as? any Grouped.Type {
                if let words = group.options.valueInWords(of: name) { return words }
            } else if let label = child.label, Self.matches(label, name) {
                return (kind as? any Valued.Type)?.valueInWords
            }
        }
        return nil
    }

    /// Whether `_maxError` declares `--max-error`.
    private static func matches(_ label: String, _ name: String) -> Bool {
        name == "--\(dashed(label))" || name == "<\(dashed(label))>"
    }

    /// `max-error` of `_maxError`.
    static func dashed(_ label: String) -> String {
        var letters = ""
        for letter in label.drop(while: { $0 == "_" }) {
            letters += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
        }
        return letters
    }
}
