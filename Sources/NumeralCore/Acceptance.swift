/// Which answers to accept, so that of these no more than an agreed share is wrong.
///
/// Worked out on digits that were held out of training; it holds for writing like theirs.
public struct Acceptance: Codable, Hashable, Sendable {
    /// The share of wrong answers among those accepted that was asked for, above 0 and below 1.
    public let errorMax: Double
    /// Answers of at least this confidence are accepted.
    public let confidenceMin: Float
    /// The share of the held-out digits that was accepted.
    public let acceptedShare: Double
    /// How probable it is that the promise holds, over draws of the held-out digits.
    public let certainty: Double

    public init(errorMax: Double, confidenceMin: Float, acceptedShare: Double, certainty: Double) {
        self.errorMax = errorMax
        self.confidenceMin = confidenceMin
        self.acceptedShare = acceptedShare
        self.certainty = certainty
    }
}

extension Acceptance {
    /// A share of errors from people's words: `1/1000`, `0.1%`, `0.1 %` or `0.001`; `nil` for
    /// anything that is not above 0 and below 1.
    public static func errorMax(_ text: String) -> Double? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let value: Double? =
            switch parts.count {
            case 1 where text.last == "%":
                Double(text.dropLast(text.dropLast().last == " " ? 2 : 1)).map { $0 / 100 }
            case 1: Double(text)
            case 2: Double(parts[0]).flatMap { top in Double(parts[1]).map { top / $0 } }
            default: nil
            }
        guard let value, value > 0, value < 1 else { return nil }
        return value
    }
}

/// Why a share of errors cannot be promised.
public enum AcceptanceError: Error, Hashable, Sendable {
    /// Not above 0 and below 1.
    case outOfRange(Double)
    /// The model has no record of its errors on held-out digits.
    case notMeasured
    /// The held-out digits are too few, or read too badly, to show so small a share.
    ///
    /// `provable` is the smallest share of the common ones (1 in 10, 20, 50, 100…) that they
    /// show, or `nil` for none.
    case notProvable(errorMax: Double, heldOutCount: Int, provable: Double?)
}

extension AcceptanceError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .outOfRange(let value):
            "\(value) is no share of errors: give one above 0 and below 1, as in 1/1000"
        case .notMeasured:
            "this model was made without held-out digits, so nothing can be promised: "
                + "use the shipped model, or train with 'validation' in the recipe"
        case .notProvable(let errorMax, let count, let provable):
            "the \(count) held-out digits cannot show that at most "
                + "\(Self.share(errorMax, "1 in ")) is wrong: "
                + (provable.map { "ask for \(Self.share($0, "1/")) or more" }
                    ?? "this model promises nothing")
        }
    }

    /// Up to here a share is told as one of a whole number, which a `Double` still holds exactly.
    private static let reciprocalMax = 1e15

    /// `1 in 1000`; a share beyond any count of digits, down to the least that there is, as itself.
    private static func share(_ share: Double, _ words: String) -> String {
        let reciprocal = (1 / share).rounded()
        guard reciprocal <= reciprocalMax else { return "\(share)" }
        return "\(words)\(Int(reciprocal))"
    }
}
