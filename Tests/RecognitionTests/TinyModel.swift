import Imaging
import NeuralNet
import NumeralCore
import Recognition

/// A model small enough to be damaged thousands of times: pools, then one dense layer.
func tinyModel(
    seed: UInt64 = 1, temperature: Float = 1.5, rejection: Rejection? = nil,
    riskCurve: RiskCurve? = nil, steps: [PreprocessingStep] = [],
    card: ModelCard? = nil
) throws -> Model {
    let network = Network(input: [1, 28, 28]) {
        MaxPool2D(7)
        Flatten()
        Dense(rejection == nil ? 10 : 11)
    }
    return try Model(
        .network(network, Weights(initializing: network, seed: seed)),
        preprocessing: Preprocessing(steps + [.scale(.mnist)]),
        calibration: Calibration(temperature: temperature),
        rejection: rejection, riskCurve: riskCurve,
        card: card
            ?? ModelCard(
                name: "tiny", recipe: "name: tiny\nepochs: 1\n", seed: seed,
                dataHashes: ["mnist-train": "00ff"],
                scores: [.init(set: "mnist-test", count: 10, accuracy: 0.9, loss: 0.25)],
                history: [.init(trainingLoss: 1.5, trainingAccuracy: 0.5)]))
}

/// The same, its answers as sure as a trained model's: its scores are many times as far apart.
func sureModel(
    rejection: Rejection? = nil, riskCurve: RiskCurve? = nil, scale: Float = 20
) throws -> Model {
    let network = Network(input: [1, 28, 28]) {
        MaxPool2D(7)
        Flatten()
        Dense(rejection == nil ? 10 : 11)
    }
    var weights = try Weights(initializing: network, seed: 1)
    weights.tensors = weights.tensors.map {
        NamedTensor(name: $0.name, shape: $0.shape, scalars: $0.scalars.map { scale * $0 })
    }
    return try Model(
        .network(network, weights), preprocessing: Preprocessing([.scale(.mnist)]),
        rejection: rejection, riskCurve: riskCurve, card: ModelCard(name: "tiny"))
}

/// Glyphs of random ink, the same for one seed.
func randomGlyphs(count: Int, seed: UInt64) -> [Glyph] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in
        Glyph(ink: (0..<Glyph.pixelCount).map { _ in UInt8(truncatingIfNeeded: generator.next()) })
    }
}
