public import NumeralCore

/// The JSON of a ``Hint``: `{"code":"small","text":"The digit is only 12 pixels large: …"}`.
public struct HintRecord: Codable, Hashable, Sendable {
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

    public init(_ hint: Hint) { (code, text) = (hint.code, hint.sentence) }
}

extension Hint {
    /// What it is about, for programs.
    public var code: HintRecord.Code {
        switch self {
        case .reason(.blank): .blank
        case .reason(.notADigit): .notADigit
        case .reason(.severalGlyphs): .severalGlyphs
        case .reason(.cutOff): .cutOff
        case .reason(.tooFaint): .tooFaint
        case .reason(.unsure), .lessSure: .unsure
        case .warning(.inkTouchesEdge): .touchesEdge
        case .warning(.strokeThickened): .thinPen
        case .warning(.lowContrast): .faint
        case .separateShapes: .separateShapes
        case .despeckled: .despeckled
        case .sheet: .sheet
        case .turned: .turned
        case .unruled: .unruled
        case .joined: .joined
        case .lightInk: .lightInk
        case .small: .small
        case .thickPen: .thickPen
        case .nearTie: .nearTie
        case .onePartDecides: .onePartDecides
        case .noPartDecides: .noPartDecides
        }
    }
}
