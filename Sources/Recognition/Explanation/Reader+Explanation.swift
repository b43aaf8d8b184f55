internal import Imaging
public import NumeralCore

extension Reader {
    /// Reads a picture, and says what the reading rests on.
    ///
    /// The reading is that of ``read(_:accepting:)``; the ink is looked for once.
    public func explain(
        _ picture: GrayImage, accepting acceptance: Acceptance? = nil
    ) throws(ClassifierError) -> (reading: Reading, explanation: Explanation) {
        let attempts = try attempts(picture)
        let reading = reading(of: attempts, accepting: acceptance)
        return (
            reading,
            try explanation(of: reading, attempts, in: picture, accepting: acceptance)
        )
    }

    private func explanation(
        of reading: Reading, _ attempts: Attempts, in picture: GrayImage,
        accepting acceptance: Acceptance?
    ) throws(ClassifierError) -> Explanation {
        // Without an answer, the ink is what the likeliest way found.
        let attempt = attempts.chosen ?? attempts.all.first
        let stages = [
            Explanation.Stage(
                name: .ink,
                image: attempt?.ink.image
                    ?? GrayImage(width: picture.width, height: picture.height),
                boxes: reading.symbols.isEmpty
                    ? [] : [attempt?.best?.candidate.box].compactMap(\.self))
        ]
        guard let attempt, let found = reading.symbols.first else {
            return Explanation(
                stages: stages, occlusion: nil, hints: Hint.hints(reading, attempt?.ink, parts: 0),
                trials: attempts.trials)
        }
        var hints = Hint.hints(
            reading, attempt.ink, parts: attempt.layout.partCount)
        if reading.reasons == [.unsure], let acceptance {
            hints.append(
                .lessSure(found.prediction.best, confidenceMin: acceptance.confidenceMin))
        }
        var occlusion: Occlusion?
        // What is no digit has no answer that could rest on its ink.
        if reading.reasons.allSatisfy({ $0 == .unsure }) {
            let (map, hint) = try self.occlusion(of: found)
            occlusion = map
            hints.append(hint)
        }
        return Explanation(
            stages: stages + [Explanation.Stage(name: .glyph, image: found.glyph.image)],
            occlusion: occlusion, hints: hints, trials: attempts.trials)
    }

    /// What the answer loses with each part of its ink, and what the worst loss makes of it.
    private func occlusion(
        of found: Reading.SymbolReading
    ) throws(ClassifierError) -> (Occlusion, Hint) {
        let occluded = OccludedGlyphs(found.glyph)
        let winner = found.prediction.best
        let predictions = try classifier.classify(occluded.glyphs)
        let losses = predictions.map { winner.probability - $0.probability(of: winner.symbol) }
        let occlusion = occluded.occlusion(losses: losses)
        let worst = losses.indices.max { losses[$0] < losses[$1] }
        guard let worst, predictions[worst].best.symbol != winner.symbol else {
            return (occlusion, .noPartDecides(winner.symbol))
        }
        return (
            occlusion,
            .onePartDecides(
                other: predictions[worst].best.symbol,
                occluded.patches[worst].place(in: found.glyph))
        )
    }
}
