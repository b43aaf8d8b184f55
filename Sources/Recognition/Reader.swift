internal import Imaging
public import NumeralCore

/// Reads pictures with a model: what is measured, served and printed all comes through here.
///
/// A picture holds one symbol now: all its ink together, strokes may be apart.
/// Safe to use from many threads at once.
public struct Reader: PictureReading {
    /// Gives the probabilities.
    public let classifier: GlyphClassifier

    public var modelName: String { classifier.model.card.name }

    public init(_ model: Model) throws(ClassifierError) {
        classifier = try GlyphClassifier(model)
    }

    public init(_ classifier: GlyphClassifier) {
        self.classifier = classifier
    }

    /// Reads a picture of light (0 is black).
    ///
    /// - Parameter accepting: the answers that are sure enough, or `nil` for any.
    /// - Returns: ``Outcome/blank`` with no symbol when there is no ink; ``Outcome/unreadable``
    ///   with reasons when the ink is no symbol, or not surely enough one; else
    ///   ``Outcome/digit``.
    public func read(
        _ picture: GrayImage, accepting acceptance: Acceptance? = nil
    ) throws(ClassifierError) -> Reading {
        try read(classifier.model.normalization.ink(of: picture), accepting: acceptance)
    }

    /// Reads what was told from the paper.
    func read(
        _ ink: InkMap, accepting acceptance: Acceptance?
    ) throws(ClassifierError) -> Reading {
        let normalization = classifier.model.normalization
        guard let box = ink.box else { return Self.blank(ink.warnings) }
        let glyph = normalization.glyph(from: ink, in: box)
        guard !glyph.isBlank else { return Self.blank(ink.warnings) }
        let prediction = try classifier.classify([glyph])[0]
        let symbols = [Reading.SymbolReading(prediction: prediction, box: box, glyph: glyph)]
        let reasons = reasons(against: prediction, ink: ink, accepting: acceptance)
        guard reasons.isEmpty else {
            return Reading(
                outcome: .unreadable, text: "", value: nil, confidence: 0, symbols: symbols,
                reasons: reasons, warnings: ink.warnings)
        }
        let symbol = prediction.best.symbol
        return Reading(
            outcome: .digit, text: symbol.description, value: symbol.digit.map(String.init),
            confidence: prediction.best.probability, symbols: symbols, warnings: ink.warnings)
    }

    /// What must be turned away so that of the rest no more than `errorMax` is wrong.
    public func acceptance(errorMax: Double) throws(AcceptanceError) -> Acceptance {
        guard let curve = classifier.model.riskCurve else { throw .notMeasured }
        return try curve.acceptance(errorMax: errorMax)
    }

    /// Why an answer is not given; empty when it is.
    ///
    /// That it is no symbol is the model's judgement; what may be to blame is read off the ink.
    private func reasons(
        against prediction: Prediction, ink: InkMap, accepting acceptance: Acceptance?
    ) -> [Reason] {
        if classifier.model.rejects(prediction) {
            if ink.warnings.contains(.inkTouchesEdge) { return [.cutOff] }
            if classifier.model.normalization.holdsSeveral(ink) { return [.severalGlyphs] }
            return ink.warnings.contains(.lowContrast) ? [.tooFaint, .notADigit] : [.notADigit]
        }
        guard let acceptance, prediction.best.probability < acceptance.confidenceMin else {
            return []
        }
        return [.unsure]
    }

    private static func blank(_ warnings: [Warning]) -> Reading {
        Reading(
            outcome: .blank, text: "", value: nil, confidence: 0, symbols: [], reasons: [.blank],
            warnings: warnings)
    }
}
