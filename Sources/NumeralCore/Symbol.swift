/// A class that a reader can tell apart: a digit or a sign of a written sum.
public enum Symbol: Character, CaseIterable, Hashable, Sendable {
    case zero = "0"
    case one = "1"
    case two = "2"
    case three = "3"
    case four = "4"
    case five = "5"
    case six = "6"
    case seven = "7"
    case eight = "8"
    case nine = "9"
    case plus = "+"
    case minus = "−"
    case times = "×"
    case dividedBy = "÷"
    case slash = "/"
    case point = "."
    case openParenthesis = "("
    case closeParenthesis = ")"
    case equals = "="

    /// The ten digits, in order: the classes of MNIST.
    public static let digits: [Symbol] = Array(allCases.prefix(10))

    /// The digit of a value from 0 to 9, or `nil` outside that range.
    public init?(digit: Int) {
        guard Self.digits.indices.contains(digit) else { return nil }
        self = Self.digits[digit]
    }

    /// The symbol that people mean by a character, as they type it: besides its own, `-` for −,
    /// `*`, `x` and `X` for ×, `:` for ÷.
    public init?(written text: some StringProtocol) {
        guard text.count == 1, let character = text.first else { return nil }
        switch character {
        case "-": self = .minus
        case "*", "x", "X": self = .times
        case ":": self = .dividedBy
        default: self.init(rawValue: character)
        }
    }

    /// The value of a digit, or `nil` for a sign.
    public var digit: Int? { rawValue.isASCII ? rawValue.wholeNumberValue : nil }
}

extension Symbol: CustomStringConvertible {
    public var description: String { String(rawValue) }
}

extension Symbol: Codable {
    /// Reads the one-character form, `"7"`, or what is typed for it: ``init(written:)``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let symbol = Symbol(written: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(text)' is not a symbol that Numeral reads")
        }
        self = symbol
    }

    /// Writes the one-character form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(String(rawValue))
    }
}
