public import NumeralCore

extension Reason {
    /// The reason in a few words, within a line: `not a digit`.
    public var phrase: String { rawValue.replacing("_", with: " ") }

    /// The reason for people: what is so, and what to do where something can be done.
    public var sentence: String {
        switch self {
        case .blank: "There is no ink."
        case .notADigit: "It looks like no digit that the model knows."
        case .severalGlyphs:
            "It looks like two or more digits side by side: give one at a time."
        case .cutOff: "The picture's edge cuts it off: leave some paper around the digit."
        case .tooFaint: "The ink is hard to tell from the paper: use a darker pen or more light."
        case .unsure: "It looks like a digit, but not surely enough to be given as the answer."
        }
    }
}
