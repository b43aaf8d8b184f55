/// Pictures of more symbols than one: a reader of single digits must not answer with one.
public enum SeveralKind: String, CaseIterable, Codable, Sendable {
    /// Two to six digits beside each other.
    case row
    /// Two digits of different size.
    case twoSizes = "two_sizes"
    /// Rows below each other.
    case rows
    case rowOnRuledPaper = "row_on_ruled_paper"
    /// A shadow's edge goes between them.
    case rowInShadow = "row_in_shadow"
    /// Glyphs of a data set as tiles without a gap.
    case contactSheet = "contact_sheet"
    /// Many lines of small writing.
    case textPage = "text_page"
    /// Two to six digits on a page before a camera.
    case photoRow = "photo_row"
}
