/// Where something lies in a glyph's ink, by thirds of its height and width.
public struct GlyphPlace: Hashable, Sendable {
    /// A third of an extent.
    public enum Third: Int, CaseIterable, Sendable {
        case first, middle, last
    }

    /// From above.
    public let row: Third
    /// From the left.
    public let column: Third

    public init(row: Third, column: Third) { (self.row, self.column) = (row, column) }
}
