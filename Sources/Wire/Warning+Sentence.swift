public import NumeralCore

extension Warning {
    /// The warning in a few words, within a line: `stroke thickened`.
    public var phrase: String { rawValue.replacing("_", with: " ") }

    /// The warning for people: what is so, and what to do where something can be done.
    public var sentence: String {
        switch self {
        case .inkTouchesEdge:
            "The ink touches the picture's edge, so part of it may be missing: leave some paper "
                + "around the digit."
        case .strokeThickened: "The pen is very thin: its strokes were thickened to be read."
        case .lowContrast:
            "The ink is faint, with little contrast to the paper: a darker pen or more light "
                + "would help."
        }
    }
}
