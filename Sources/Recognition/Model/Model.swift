public import Imaging
public import NeuralNet
public import NumeralCore

/// A trained reader of glyphs: everything that decides its answers, and where it comes from.
///
/// A model that exists is sound: the weights are the network's, the network takes
/// a glyph and gives one score a class, and every setting is in its range.
///
/// ```swift
/// let model = try Model(contentsOf: URL(filePath: "Models/default.safetensors"))
/// let reading = try Reader(model).read(picture)
/// ```
public struct Model: Hashable, Sendable {
    /// Takes one glyph, gives one raw score a class, and one more where there is a ``rejection``.
    public let network: Network
    /// In plain layout, in the order of ``Network/parameters()``.
    public let weights: Weights
    /// What the network's scores stand for, in order.
    public let classes: [Symbol]
    /// How pictures became the glyphs that it was trained on.
    public let normalization: GlyphNormalization
    /// What is taken out of a glyph first; `nil` for nothing.
    public let flattening: GlyphFlattening?
    /// How a glyph's bytes become the network's input.
    public let inputScaling: InputScaling
    /// How its scores become probabilities.
    public var calibration: Calibration
    /// How the extra score tells what is none of the classes; `nil` for a network without one.
    public var rejection: Rejection?
    /// Its errors on held-out digits; `nil` when none were held out.
    public var riskCurve: RiskCurve?
    /// Where it comes from and what it was measured to do; checked when the model is written.
    public var card: ModelCard

    /// Puts a model together and checks that its parts fit.
    public init(
        network: Network, weights: Weights, classes: [Symbol] = Symbol.digits,
        normalization: GlyphNormalization = .standard, flattening: GlyphFlattening? = nil,
        inputScaling: InputScaling,
        calibration: Calibration = .identity, rejection: Rejection? = nil,
        riskCurve: RiskCurve? = nil, card: ModelCard
    ) throws(ModelError) {
        let shapes: [[Int]]
        do { shapes = try network.shapes() } catch { throw .network(error) }
        guard [[1, Glyph.side, Glyph.side], [Glyph.pixelCount]].contains(network.input) else {
            throw .wrongInput(network.input)
        }
        guard classes.count >= 2, Set(classes).count == classes.count else {
            throw .invalidSetting(name: "classes", reason: "at least two are needed, each once")
        }
        let scoreCount = classes.count + (rejection == nil ? 0 : 1)
        guard let output = shapes.last, output == [scoreCount] else {
            throw .wrongOutput(shapes.last ?? [], expected: scoreCount)
        }
        guard inputScaling.isSound else {
            throw .invalidSetting(
                name: "inputScaling",
                reason: "the mean must be within ±1, the deviation 0.001 to 1000")
        }
        if let complaint = normalization.complaint {
            throw .invalidSetting(name: "normalization", reason: complaint)
        }
        let complaints = [
            ("rejection", rejection?.complaint), ("riskCurve", riskCurve?.complaint),
            ("card", card.complaint),
        ]
        for case (let name, let complaint?) in complaints {
            throw .invalidSetting(name: name, reason: complaint)
        }
        do { self.weights = try weights.validated(for: network) } catch { throw .weights(error) }
        self.network = network
        self.classes = classes
        self.normalization = normalization
        self.flattening = flattening
        self.inputScaling = inputScaling
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
            network: network, weights: weights, classes: classes, normalization: normalization,
            flattening: flattening, inputScaling: inputScaling, calibration: calibration,
            rejection: rejection,
            riskCurve: riskCurve, card: card)
    }
}
