/// What a picture says.
public struct Reading: Hashable, Sendable {
    /// One symbol that was found, where it stands and what else it may be.
    public struct SymbolReading: Hashable, Sendable {
        /// Calibrated probabilities over every class.
        public let prediction: Prediction
        /// Where the ink stands in the picture as it was given.
        public let box: Box
        /// What the model saw.
        public let glyph: Glyph

        public init(prediction: Prediction, box: Box, glyph: Glyph) {
            self.prediction = prediction
            self.box = box
            self.glyph = glyph
        }
    }

    public let outcome: Outcome
    /// The symbols in reading order, as text; empty when nothing was read.
    ///
    /// What an unreadable glyph might be if it were a symbol stands in ``symbols`` all the same.
    public let text: String
    /// What the text amounts to, or `nil` when it amounts to nothing.
    public let value: String?
    /// How probable it is that ``text`` is right, from 0 to 1; 0 when nothing was read.
    public let confidence: Float
    public let symbols: [SymbolReading]
    /// Why nothing was read; empty when something was.
    public let reasons: [Reason]
    public let warnings: [Warning]

    public init(
        outcome: Outcome, text: String, value: String?, confidence: Float,
        symbols: [SymbolReading], reasons: [Reason] = [], warnings: [Warning] = []
    ) {
        self.outcome = outcome
        self.text = text
        self.value = value
        self.confidence = confidence
        self.symbols = symbols
        self.reasons = reasons
        self.warnings = warnings
    }
}

/// The kind of thing that a picture turned out to hold.
public enum Outcome: String, Codable, CaseIterable, Sendable {
    case digit, number, expression
    /// There is no ink: nothing to read.
    case blank
    /// There is ink, but no answer that can be stood behind.
    case unreadable
}

/// Why a picture was not read, or not with the certainty that was asked for.
public enum Reason: String, Codable, CaseIterable, Sendable {
    /// There is no ink.
    case blank
    /// The ink shows none of the symbols that the reader knows.
    case notADigit = "not_a_digit"
    /// Two or more symbols stand where one was expected.
    case severalGlyphs = "several_glyphs"
    /// The picture's edge cuts the symbol off.
    case cutOff = "cut_off"
    /// The ink is too hard to tell from the paper.
    case tooFaint = "too_faint"
    /// A symbol, but not read surely enough to be answered: for the share of errors that was asked
    /// for, or at all.
    case unsure
}

/// What the caller should know about a picture although it was read.
public enum Warning: String, Codable, CaseIterable, Sendable {
    /// Ink meets the picture's edge: part of the symbol may be missing.
    case inkTouchesEdge = "ink_touches_edge"
    /// The strokes were so thin that they were thickened before reading.
    case strokeThickened = "stroke_thickened"
    /// The ink is hard to tell from the paper.
    case lowContrast = "low_contrast"
}
