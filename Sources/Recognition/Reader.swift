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
    /// - Returns: ``Outcome/blank`` with no symbol when there is no ink; else ``Outcome/digit``.
    public func read(_ picture: GrayImage) throws(ClassifierError) -> Reading {
        let normalization = classifier.model.normalization
        let ink = normalization.ink(of: picture)
        guard let box = ink.box else { return Self.blank(ink.warnings) }
        let glyph = normalization.glyph(from: ink, in: box)
        guard !glyph.isBlank else { return Self.blank(ink.warnings) }
        let prediction = try classifier.classify([glyph])[0]
        let symbol = prediction.best.symbol
        return Reading(
            outcome: .digit, text: symbol.description, value: symbol.digit.map(String.init),
            confidence: prediction.best.probability,
            symbols: [Reading.SymbolReading(prediction: prediction, box: box, glyph: glyph)],
            warnings: ink.warnings)
    }

    private static func blank(_ warnings: [Warning]) -> Reading {
        Reading(
            outcome: .blank, text: "", value: nil, confidence: 0, symbols: [], warnings: warnings)
    }
}
