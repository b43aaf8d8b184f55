internal import NumeralCore

extension Prediction {
    /// The same where the glyph is what was asked for with that probability only, and else none of
    /// the classes.
    func trusted(_ share: Float) -> Prediction {
        Prediction(
            classes: candidates.map(\.symbol),
            probabilities: candidates.map { $0.probability * share },
            otherProbability: 1 - share * (1 - otherProbability))
    }
}
