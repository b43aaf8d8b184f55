public import NumeralCore

/// The JSON of one reading: what `numeral read --json` prints a line of and the API answers with.
///
/// Kept apart from ``Reading`` so that the wire format changes only on purpose.
///
/// ```json
/// {"file":"7.png","outcome":"digit","text":"7","value":"7","confidence":0.998,
///  "symbols":[{"symbol":"7","probability":0.998,"otherProbability":0.0004,"box":[10,8,14,40],
///              "alternatives":[{"symbol":"1","probability":0.001}]}],
///  "reasons":[],"warnings":[],"words":{},"model":"default","milliseconds":1.9}
/// ```
public struct RecognitionRecord: Codable, Hashable, Sendable {
    public struct Candidate: Codable, Hashable, Sendable {
        public let symbol: Symbol
        public let probability: Float
    }

    public struct SymbolRecord: Codable, Hashable, Sendable {
        public let symbol: Symbol
        public let probability: Float
        /// That it is none of the symbols that the reader knows.
        public let otherProbability: Float
        public let box: Box
        /// Every other class, the most probable first.
        public let alternatives: [Candidate]
        /// The 784 bytes of ink that the model saw; only where they were asked for.
        public let glyph: InkBytes?
    }

    /// The file that was read, on the command line.
    public let file: String?
    public let outcome: Outcome
    public let text: String
    public let value: String?
    public let confidence: Float
    public let symbols: [SymbolRecord]
    /// Why nothing was read; empty when something was.
    public let reasons: [Reason]
    public let warnings: [Warning]
    /// A sentence for each of ``reasons`` and ``warnings``, by its code.
    public let words: [String: String]
    public let model: String
    /// From decoded bytes to the reading, in milliseconds.
    public let milliseconds: Double
    /// What was promised of the answers that are given; only where it was asked for.
    public let acceptance: Acceptance?
    /// What the reading rests on; only where it was asked for.
    public let explanation: ExplanationRecord?

    public init(
        _ reading: Reading, file: String? = nil, model: String, milliseconds: Double,
        includingGlyphs: Bool = false, acceptance: Acceptance? = nil,
        explanation: ExplanationRecord? = nil
    ) {
        self.file = file
        self.acceptance = acceptance
        self.explanation = explanation
        outcome = reading.outcome
        text = reading.text
        value = reading.value
        confidence = reading.confidence
        symbols = reading.symbols.map { found in
            SymbolRecord(
                symbol: found.prediction.best.symbol,
                probability: found.prediction.best.probability,
                otherProbability: found.prediction.otherProbability,
                box: found.box,
                alternatives: found.prediction.candidates.dropFirst().map {
                    Candidate(symbol: $0.symbol, probability: $0.probability)
                },
                glyph: includingGlyphs ? InkBytes(found.glyph.ink) : nil)
        }
        reasons = reading.reasons
        warnings = reading.warnings
        words = Dictionary(
            reading.reasons.map { ($0.rawValue, $0.sentence) }
                + reading.warnings.map { ($0.rawValue, $0.sentence) },
            uniquingKeysWith: { first, _ in first })
        self.model = model
        self.milliseconds = milliseconds
    }
}
