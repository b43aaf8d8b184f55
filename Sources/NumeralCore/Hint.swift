/// Something worth knowing about how a picture was read, in words.
public struct Hint: Codable, Hashable, Sendable {
    /// What a hint is about; stable, where the words may change.
    public enum Code: String, Codable, CaseIterable, Sendable {
        case blank
        case notADigit = "not_a_digit"
        case severalGlyphs = "several_glyphs"
        case cutOff = "cut_off"
        case tooFaint = "too_faint"
        case unsure
        case touchesEdge = "touches_edge"
        case thinPen = "thin_pen"
        case thickPen = "thick_pen"
        case faint
        case lightInk = "light_ink"
        case small
        case separateShapes = "separate_shapes"
        case nearTie = "near_tie"
        case onePartDecides = "one_part_decides"
        case noPartDecides = "no_part_decides"
        case despeckled, sheet, turned, unruled, joined
    }

    public let code: Code
    /// One sentence or two: what is so, and what to do where something can be done.
    public let text: String

    public init(_ code: Code, _ text: String) { (self.code, self.text) = (code, text) }
}
