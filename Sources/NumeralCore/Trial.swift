/// One way to tell ink from paper that was tried, and what was read so.
public struct Trial: Codable, Hashable, Sendable {
    public let source: InkSource
    public let part: PagePart
    /// The surest symbol; `nil` where there was no ink.
    public let symbol: Symbol?
    /// How probable it is.
    public let probability: Float
    /// Whether two or more symbols stood side by side.
    public let isSeveral: Bool

    public init(
        source: InkSource, part: PagePart, symbol: Symbol?, probability: Float, isSeveral: Bool
    ) {
        (self.source, self.part, self.symbol) = (source, part, symbol)
        (self.probability, self.isSeveral) = (probability, isSeveral)
    }

    private enum CodingKeys: String, CodingKey {
        case source, part, symbol, probability
        case isSeveral = "several"
    }
}
