import NeuralNet
import NumeralCore
import Recognition
import Testing

/// What every classifier obeys, whatever it learned.
@Suite struct ClassifierLawTests {
    static let glyphs =
        randomGlyphs(count: 33, seed: 7) + [Glyph(ink: Array(repeating: 0, count: 784))]

    static func convolutional() throws -> Model {
        let network = Network(input: [1, 28, 28]) {
            Conv2D(8, kernel: 3)
            BatchNorm()
            ReLU()
            MaxPool2D(2)
            Dropout(0.5)
            Flatten()
            Dense(10)
        }
        return try Model(
            .network(network, Weights(initializing: network, seed: 3)),
            preprocessing: Preprocessing([.scale(.mnist)]), card: ModelCard(name: "conv"))
    }

    static func vector() throws -> Model {
        let network = Network(input: [784]) { Dense(10) }
        return try Model(
            .network(network, Weights(initializing: network, seed: 4)),
            card: ModelCard(name: "vector"))
    }

    static func models() throws -> [Model] {
        let steps: [PreprocessingStep] = [
            .deskew, .median(MedianFilter(window: 3)), .gaussian(GaussianBlur(deviation: 0.5)),
        ]
        let members = [try tinyModel(seed: 5, steps: steps), try vector()]
        return try [
            tinyModel(), convolutional(), vector(),
            Model(.ensemble(Ensemble(members)), card: ModelCard(name: "ensemble")),
        ] + ClassicalModels.all()
    }

    @Test func sumsToOne() throws {
        for model in try Self.models() {
            for prediction in try GlyphClassifier(model).classify(Self.glyphs) {
                let sum = prediction.candidates.map(\.probability).reduce(0, +)
                #expect(abs(sum - 1) < 1e-5)
                #expect(prediction.candidates.count == 10)
            }
        }
    }

    @Test func answersAloneAsInABatch() throws {
        for model in try Self.models() {
            let classifier = try GlyphClassifier(model)
            let together = try classifier.classify(Self.glyphs)
            for (glyph, expected) in zip(Self.glyphs, together) {
                #expect(try classifier.classify([glyph]) == [expected])
            }
        }
    }

    @Test func isDeterministicAndConcurrent() async throws {
        let model = try Self.convolutional()
        let classifier = try GlyphClassifier(model)
        let expected = try classifier.classify(Self.glyphs)
        #expect(try GlyphClassifier(model).classify(Self.glyphs) == expected)
        try await withThrowingTaskGroup(of: [Prediction].self) { group in
            for _ in 0..<16 { group.addTask { try classifier.classify(Self.glyphs) } }
            for try await predictions in group { #expect(predictions == expected) }
        }
    }

    @Test func survivesSavingBitForBit() throws {
        for model in try Self.models() {
            let ink = Self.glyphs.flatMap(\.ink)
            let loaded = try Model(model.encoded())
            #expect(
                try GlyphClassifier(loaded).scores(of: ink)
                    == GlyphClassifier(model).scores(of: ink))
        }
    }

    @Test func refusesNaN() throws {
        let model = try Self.vector()
        guard case .network(let network, var weights) = model.predictor else { return }
        weights.tensors[0].scalars[5] = .nan
        #expect(throws: ModelError.weights(.notFinite(name: "0.weight"))) {
            try Model(
                .network(network, weights), card: model.card)
        }
    }

    @Test("Weights that are finite but overflow give an error, not a probability")
    func refusesOverflow() throws {
        let model = try Self.vector()
        guard case .network(let network, var weights) = model.predictor else { return }
        for index in weights.tensors[0].scalars.indices {
            weights.tensors[0].scalars[index] = 3e38
        }
        let broken = try Model(.network(network, weights), card: model.card)
        let blank = Glyph(ink: Array(repeating: 0, count: 784))
        let full = Glyph(ink: Array(repeating: 255, count: 784))
        #expect(throws: ClassifierError.notFinite(index: 1)) {
            try GlyphClassifier(broken).classify([blank, full])
        }
    }

    @Test func noGlyphsGiveNoPredictions() throws {
        #expect(try GlyphClassifier(tinyModel()).classify([]) == [])
    }
}
