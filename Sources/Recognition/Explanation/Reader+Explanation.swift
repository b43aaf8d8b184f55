internal import Imaging
public import NumeralCore

extension Reader {
    /// Reads a picture, and says what the reading rests on.
    ///
    /// The reading is that of ``read(_:accepting:)``; the ink is looked for once.
    public func explain(
        _ picture: GrayImage, accepting acceptance: Acceptance? = nil
    ) throws(ClassifierError) -> (reading: Reading, explanation: Explanation) {
        let ink = classifier.model.normalization.ink(of: picture)
        let reading = try read(ink, accepting: acceptance)
        return (reading, try explanation(of: reading, ink, accepting: acceptance))
    }

    private func explanation(
        of reading: Reading, _ ink: InkMap, accepting acceptance: Acceptance?
    ) throws(ClassifierError) -> Explanation {
        let stage = Explanation.Stage(
            name: .ink, image: ink.image,
            boxes: reading.symbols.map { $0.box.reduced(by: ink.reduction) })
        guard let found = reading.symbols.first else {
            return Explanation(
                stages: [stage], occlusion: nil, hints: Hint.hints(reading, ink, parts: 0))
        }
        var hints = Hint.hints(
            reading, ink, parts: classifier.model.normalization.partCount(ink))
        if reading.reasons == [.unsure], let acceptance {
            hints.append(.unsure(found.prediction.best, acceptance))
        }
        var occlusion: Occlusion?
        // What is no digit has no answer that could rest on its ink.
        if reading.reasons.allSatisfy({ $0 == .unsure }) {
            let (map, hint) = try self.occlusion(of: found)
            occlusion = map
            hints.append(hint)
        }
        let stages = [stage, Explanation.Stage(name: .glyph, image: found.glyph.image)]
        return Explanation(stages: stages, occlusion: occlusion, hints: hints)
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
                predictions[worst].best.symbol,
                place: occluded.patches[worst].place(in: found.glyph))
        )
    }
}

extension Box {
    /// The same box where `factor` pixels, each way, have become one.
    func reduced(by factor: Int) -> Box {
        let (left, top) = (x / factor, y / factor)
        return Box(
            x: left, y: top, width: (x + width + factor - 1) / factor - left,
            height: (y + height + factor - 1) / factor - top)
    }
}
