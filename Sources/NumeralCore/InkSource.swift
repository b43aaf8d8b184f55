/// How ink was told from paper.
public enum InkSource: String, Codable, CaseIterable, Sendable {
    /// By the levels of an even paper.
    case levels
    /// Only what exceeds half of the full ink.
    case halfLevels = "half_levels"
    /// After shadows were taken out.
    case flattened
    /// After printed lines were taken out.
    case unruled
    /// On a coarser picture, where dots and broken strokes join.
    case joined
}
