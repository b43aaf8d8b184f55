import Datasets
import NeuralNet
import NumeralCore
import Recognition

/// A classifier that knows nothing, named so that a page must escape it.
func sampleClassifier(
    name: String = "a<b>&\"c\"", riskCurve: RiskCurve? = nil
) throws -> GlyphClassifier {
    let network = Network(input: [1, 28, 28]) {
        MaxPool2D(4)
        Flatten()
        Dense(10)
    }
    return try GlyphClassifier(
        Model(
            .network(network, Weights(initializing: network, seed: 2)),
            riskCurve: riskCurve,
            card: ModelCard(
                name: name,
                history: [
                    .init(
                        trainingLoss: 1.2, trainingAccuracy: 0.6, validationLoss: 0.9,
                        validationAccuracy: 0.7),
                    .init(trainingLoss: 0.8, trainingAccuracy: 0.75),
                    .init(
                        trainingLoss: 0.5, trainingAccuracy: 0.85, validationLoss: 0.4,
                        validationAccuracy: 0.9),
                ])))
}

/// Glyphs with a few strokes each, the same for one seed.
func sampleSet(count: Int, seed: UInt64 = 1) -> LabeledGlyphs {
    var generator = SplitMix64(seed: seed)
    var glyphs: [UInt8] = []
    for _ in 0..<count {
        var ink = [UInt8](repeating: 0, count: Glyph.pixelCount)
        for _ in 0..<2 {
            let (column, row) = (
                Int.random(in: 6..<20, using: &generator), Int.random(in: 6..<12, using: &generator)
            )
            for y in row..<row + 12 { for x in column..<column + 3 { ink[y * 28 + x] = 255 } }
        }
        glyphs += ink
    }
    return LabeledGlyphs(
        name: "strokes", glyphs: glyphs, labels: (0..<count).map { UInt8($0 % 10) })
}
