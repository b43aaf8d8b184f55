public import Imaging
public import NumeralCore

/// A trained reader of glyphs: everything that decides its answers, and where it comes from.
///
/// A model that exists is sound: what was learned takes what the preprocessing makes of a glyph
/// and gives one score a class, and every setting is in its range.
///
/// ```swift
/// let model = try Model(contentsOf: URL(filePath: "Models/default.safetensors"))
/// let reading = try Reader(model).read(picture)
/// ```
public struct Model: Hashable, Sendable {
    /// Gives one raw score a class, and one more where there is a ``rejection``.
    public let predictor: Predictor
    /// What the scores stand for, in order.
    public let classes: [Symbol]
    /// How pictures became the glyphs that it was trained on.
    public let normalization: GlyphNormalization
    /// How a glyph becomes what the predictor takes.
    public let preprocessing: Preprocessing
    /// How its scores become probabilities.
    public var calibration: Calibration
    /// How the extra score tells what is none of the classes; `nil` for a predictor without one.
    public var rejection: Rejection?
    /// Its errors on held-out digits; `nil` when none were held out.
    public var riskCurve: RiskCurve?
    /// Where it comes from and what it was measured to do; checked when the model is written.
    public var card: ModelCard

    /// Puts a model together and checks that its parts fit.
    public init(
        _ predictor: Predictor, classes: [Symbol] = Symbol.digits,
        normalization: GlyphNormalization = .standard,
        preprocessing: Preprocessing = Preprocessing(),
        calibration: Calibration = .identity, rejection: Rejection? = nil,
        riskCurve: RiskCurve? = nil, card: ModelCard
    ) throws(ModelError) {
        guard classes.count >= 2, Set(classes).count == classes.count else {
            throw .invalidSetting(name: "classes", reason: "at least two are needed, each once")
        }
        let complaints = [
            (
                "preprocessing",
                preprocessing.complaint
                    ?? (preprocessing.isFitted ? nil : "standardize is not fitted")
            ),
            ("normalization", normalization.complaint), ("rejection", rejection?.complaint),
            ("riskCurve", riskCurve?.complaint), ("card", card.complaint),
        ]
        for case (let name, let complaint?) in complaints {
            throw .invalidSetting(name: name, reason: complaint)
        }
        let scoreCount = classes.count + (rejection == nil ? 0 : 1)
        self.predictor = try predictor.validated(for: preprocessing, scoreCount: scoreCount)
        self.classes = classes
        self.normalization = normalization
        self.preprocessing = preprocessing
        self.calibration = calibration
        self.rejection = rejection
        self.riskCurve = riskCurve
        self.card = card
    }

    /// The same model for pictures that are made into glyphs in another way.
    ///
    /// Sound for a model that was trained on glyphs as MNIST has them, which no setting had a part
    /// in: it gives the file that training with the new settings would give.
    public func normalized(by normalization: GlyphNormalization) throws(ModelError) -> Model {
        try Model(
            predictor, classes: classes, normalization: normalization,
            preprocessing: preprocessing, calibration: calibration, rejection: rejection,
            riskCurve: riskCurve, card: card)
    }
}
