internal import Imaging
internal import NumeralCore

extension Reader {
    /// A digit that is less probable than this is not answered.
    static let probabilityMin: Float = 0.5

    /// What all attempts together say.
    func reading(of attempts: Attempts, accepting acceptance: Acceptance?) -> Reading {
        if attempts.isBare {
            return Reading(
                outcome: .blank, text: "", value: nil, confidence: 0, symbols: [],
                reasons: [.blank])
        }
        guard let chosen = attempts.chosen, let best = chosen.best, let answer = chosen.answer
        else {
            return Reading(
                outcome: .unreadable, text: "", value: nil, confidence: 0, symbols: [],
                reasons: [attempts.isManifold ? .severalGlyphs : .notADigit])
        }
        let warnings = warnings(of: chosen)
        let confidence = attempts.confidence(in: chosen)
        let confidenceMin = max(Self.probabilityMin, acceptance?.confidenceMin ?? 0)
        let reasons = reasons(
            against: best.prediction, isSure: confidence >= confidenceMin, attempts, warnings)
        let symbol = best.prediction.best.symbol
        return Reading(
            outcome: reasons.isEmpty ? .digit : .unreadable,
            text: reasons.isEmpty ? symbol.description : "",
            value: reasons.isEmpty ? symbol.digit.map(String.init) : nil,
            confidence: reasons.isEmpty ? confidence : 0,
            symbols: [
                Reading.SymbolReading(
                    prediction: answer, box: chosen.ink.place.pictureBox(best.candidate.box),
                    glyph: best.ink.glyph)
            ],
            reasons: reasons, warnings: warnings)
    }

    private func warnings(of attempt: Attempt) -> [Warning] {
        var warnings: [Warning] = []
        if !attempt.isOfSheet, attempt.frameSideCount > 0 { warnings.append(.inkTouchesEdge) }
        if attempt.best?.ink.isThin == true { warnings.append(.strokeThickened) }
        if attempt.ink.contrast < Attempts.contrastClear { warnings.append(.lowContrast) }
        return warnings
    }

    /// Why an answer is not given; empty when it is.
    ///
    /// That it is no symbol is the model's judgement; what may be to blame is read off the ink.
    private func reasons(
        against prediction: Prediction, isSure: Bool, _ attempts: Attempts, _ warnings: [Warning]
    ) -> [Reason] {
        if attempts.isSeveral { return [.severalGlyphs] }
        if classifier.model.rejects(prediction) {
            if attempts.isManifold { return [.severalGlyphs] }
            if warnings.contains(.inkTouchesEdge) { return [.cutOff] }
            return warnings.contains(.lowContrast) ? [.tooFaint, .notADigit] : [.notADigit]
        }
        return isSure ? [] : [.unsure]
    }
}
