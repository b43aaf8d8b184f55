/// One key of a recipe: what a parser reads by it, and what people are told of it.
///
/// Parsers take names, ranges and defaults from here, and `Docs/recipes.md` is written from here,
/// so that neither can say what the other does not.
package struct Setting: Sendable {
    /// What a key takes.
    package enum Kind: Sendable {
        case number(SettingBounds)
        case count(ClosedRange<Int>)
        /// One count for rows and columns, or `[row, column]`.
        case extent(ClosedRange<Int>)
        /// One of these, as they are written.
        case word([String])
        /// `true` or `false`.
        case flag
        /// Anything else, in words, and something that is refused in its place.
        case other(String, refused: String)
    }

    package let name: String
    package let kind: Kind
    /// What is taken where the key is left out, in YAML; `nil` where that is no value.
    package let standard: String?
    /// What happens where the key is left out and no value stands for it.
    package let absence: String
    /// What it does, in words that end without a full stop.
    package let meaning: String
    /// A value in YAML.
    package let example: String
    /// Another setting of the same mapping, in YAML, that this one has no meaning without.
    package let companion: String?

    private init(
        _ name: String, _ kind: Kind, standard: String?, absence: String, _ meaning: String,
        example: String, beside companion: String?
    ) {
        (self.name, self.kind, self.standard, self.absence) = (name, kind, standard, absence)
        (self.meaning, self.example, self.companion) = (meaning, example, companion)
    }

    /// The words where a key has to be there.
    package static let needed = "it has to be there"

    package static func number(
        _ name: String, _ standard: Float?, _ bounds: SettingBounds, _ meaning: String,
        example: String, absence: String = needed, beside companion: String? = nil
    ) -> Setting {
        Setting(
            name, .number(bounds), standard: standard.map { text(Double("\($0)") ?? 0) },
            absence: absence, meaning, example: example, beside: companion)
    }

    package static func count(
        _ name: String, _ standard: Int?, _ range: ClosedRange<Int>, _ meaning: String,
        example: String, absence: String = needed, beside companion: String? = nil
    ) -> Setting {
        Setting(
            name, .count(range), standard: standard.map(String.init), absence: absence, meaning,
            example: example, beside: companion)
    }

    package static func extent(
        _ name: String, _ standard: Int?, _ range: ClosedRange<Int>, _ meaning: String,
        example: String, absence: String = needed
    ) -> Setting {
        Setting(
            name, .extent(range), standard: standard.map(String.init), absence: absence, meaning,
            example: example, beside: nil)
    }

    package static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ standard: Word, _ meaning: String
    ) -> Setting {
        let words = Word.allCases.map(\.rawValue)
        return Setting(
            name, .word(words), standard: standard.rawValue, absence: needed, meaning,
            example: words.first { $0 != standard.rawValue } ?? standard.rawValue, beside: nil)
    }

    package static func flag(
        _ name: String, _ standard: Bool, _ meaning: String, beside companion: String? = nil
    ) -> Setting {
        Setting(
            name, .flag, standard: "\(standard)", absence: needed, meaning,
            example: "\(!standard)", beside: companion)
    }

    /// A key of another kind; one of words that are not an enumeration, too.
    package static func other(
        _ name: String, _ kind: Kind, _ meaning: String, example: String, standard: String? = nil,
        absence: String = needed
    ) -> Setting {
        Setting(
            name, kind, standard: standard, absence: absence, meaning, example: example,
            beside: nil)
    }
}

extension Setting.Kind {
    /// A mapping of settings of its own.
    package static var mapping: Setting.Kind { .other("a mapping", refused: "{nothing: 1}") }

    /// What numbers are drawn by.
    package static var seed: Setting.Kind {
        .other("a whole number from 0 to 2⁶⁴ − 1", refused: "-1")
    }
}
