internal import Imaging
public import NumeralCore

/// Reads pictures with a model: what is measured, served and printed all comes through here.
///
/// A picture holds one symbol now: all its ink together, strokes may be apart. Ink is told from
/// paper in one way after the other until an answer is sure (``Attempts``).
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
    ///   with reasons when the ink is no symbol, several, or not surely enough one; else
    ///   ``Outcome/digit``.
    public func read(
        _ picture: GrayImage, accepting acceptance: Acceptance? = nil
    ) throws(ClassifierError) -> Reading {
        reading(of: try attempts(picture), accepting: acceptance)
    }

    /// What must be turned away so that of the rest no more than `errorMax` is wrong.
    public func acceptance(errorMax: Double) throws(AcceptanceError) -> Acceptance {
        guard let curve = classifier.model.riskCurve else { throw .notMeasured }
        return try curve.acceptance(errorMax: errorMax)
    }
}

extension Reader {
    /// The ways to tell ink from paper, in order, until one is sure.
    func attempts(_ picture: GrayImage) throws(ClassifierError) -> Attempts {
        var attempts = Attempts()
        for ink in InkHypotheses(of: picture) {
            // A page on its side is the last thing to think of.
            if ink.place.isTurned, attempts.isReadUpright { break }
            attempts.add(try attempt(ink))
            if attempts.isDecided { break }
        }
        return attempts
    }

    /// Reads one page of ink: each candidate of its layout until one is sure.
    private func attempt(_ ink: Ink) throws(ClassifierError) -> Attempt {
        let layout = InkLayout(ink)
        var attempt = Attempt(ink: ink, layout: layout)
        for candidate in layout.candidates {
            let found = try found(ink, candidate)
            attempt.found.append(found)
            if found.probability >= Attempt.sureMin, !found.ink.isBlock, !found.mayBeHole { break }
        }
        // Several symbols are asked for before one is answered.
        for rival in layout.rivals.prefix(Attempt.rivalCountMax) {
            attempt.rivals.append(try found(ink, rival))
        }
        return attempt
    }

    private func found(
        _ ink: Ink, _ candidate: InkLayout.Candidate
    ) throws(ClassifierError) -> Attempt.Found {
        let glyph = classifier.model.normalization.glyph(from: ink, candidate)
        let prediction = try classifier.classify([glyph.glyph])[0]
        return Attempt.Found(
            candidate: candidate, ink: glyph, prediction: prediction,
            isShadowEdge: prediction.best.symbol == .one && ink.isShadowEdge(candidate))
    }
}
