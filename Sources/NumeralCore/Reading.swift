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
    public let text: String
    /// What the text amounts to, or `nil` when it amounts to nothing.
    public let value: String?
    /// How probable it is that ``text`` is right, from 0 to 1; 0 when nothing was read.
    public let confidence: Float
    public let symbols: [SymbolReading]
    public let warnings: [Warning]

    public init(
        outcome: Outcome, text: String, value: String?, confidence: Float,
        symbols: [SymbolReading], warnings: [Warning] = []
    ) {
        self.outcome = outcome
        self.text = text
        self.value = value
        self.confidence = confidence
        self.symbols = symbols
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

/// What the caller should know about a picture although it was read.
public enum Warning: String, Codable, CaseIterable, Sendable {
    /// Ink meets the picture's edge: part of the symbol may be missing.
    case inkTouchesEdge = "ink_touches_edge"
    /// The strokes were so thin that they were thickened before reading.
    case strokeThickened = "stroke_thickened"
    /// The ink is hard to tell from the paper.
    case lowContrast = "low_contrast"
}
