/// What of a picture was looked at as the page.
public enum PagePart: String, Codable, CaseIterable, Sendable {
    /// All of it.
    case whole
    /// All of it, with what seems its ink taken for paper.
    case negative
    /// All of it, light and dark changing places in bands across it, each with its own paper.
    case bands
    /// All of it, without single wrong pixels.
    case despeckled
    /// A sheet of paper that lies within it.
    case sheet
    /// All of it, turned by a quarter to the right, by half, or by a quarter to the left.
    case turnedRight = "turned_right"
    case turnedOver = "turned_over"
    case turnedLeft = "turned_left"
}
