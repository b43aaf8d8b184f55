internal import NumeralCore

/// What a reader makes of pictures that are no digits.
public struct NonDigitRecord: Codable, Hashable, Sendable {
    /// Pictures of one kind, or of several together.
    public struct Kind: Codable, Hashable, Sendable {
        /// As ``NonDigit`` has it, `"seen"`, or `"unseen"`.
        public let name: String
        public let count: Int
        /// The share that was read as a digit.
        public let accepted: Share
        /// How well the score tells digits from this kind: see ``AUROC``.
        public let area: Double
        /// The share that would pass where ``NonDigitRecord/digitShare`` of the digits do.
        public let passing: Share
    }

    /// The share of the digits that passes the threshold of ``Kind/passing``.
    public static let digitShare = 0.98

    /// Whether the model gives a probability of being no digit; if not, the score is how unsure it
    /// is of its digit.
    public let hasRejection: Bool
    /// The digits of the set that were refused as they are in it.
    public let refusedDigits: Share
    /// The kinds that training may show, then those that it never does.
    public let kinds: [Kind]
    /// Kinds that could not be drawn: the machine has no typeface for them.
    public let missing: [String]
    /// All pictures of kinds that training may show.
    public let seen: Kind?
    /// All pictures of the other kinds.
    public let unseen: Kind?
    /// The share of blank pages that were called blank.
    public let blankPages: Share
}
