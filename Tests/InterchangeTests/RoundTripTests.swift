import Classical
import Foundation
import Interchange
import NeuralNet
import NumeralCore
import Recognition
import SwiftProtobuf
import TestSupport
import Testing

/// Export, then import: the same model, of every kind.
@Suite struct RoundTripTests {
    static func back(_ bytes: [UInt8]) throws(ONNXImportError) -> Model {
        try Model(onnx: bytes, card: ModelCard(name: "not read"))
    }

    /// Reads rows and columns, both ways, and then a second sequence.
    static let sequences = Network(input: [1, 28, 28]) {
        LSTM(3, reads: .both, isBidirectional: true)
        BatchNorm()
        Nonlinearity.tanh
        Dense(10)
    }

    static func lstm() throws -> Model {
        try Model(
            .network(sequences, scattered(sequences, seed: 4)),
            preprocessing: Preprocessing([
                .deskew, .standardize(Standardization()),
            ]).fitted(to: foreignGlyphs.flatMap(\.ink)), card: ModelCard(name: "lstm"))
    }

    static func padded() throws -> Model {
        let network = Network(input: [1, 32, 32]) {
            Conv2D(2, kernel: 5, stride: 3)
            Nonlinearity.elu(alpha: 0.5)
            MaxPool2D(kernel: [3, 3], stride: [2, 2], endPadding: [2, 2])
            Nonlinearity.leakyReLU(slope: 0.1)
            Flatten()
            Dense(10)
            Nonlinearity.sigmoid
            Dense(10)
        }
        return try Model(
            .network(network, scattered(network, seed: 5)),
            preprocessing: Preprocessing([
                .median(MedianFilter(window: 3)), .pad(GlyphPadding(margin: 2)), .scale(.mnist),
            ]), card: ModelCard(name: "padded"))
    }

    /// Answers of all that a model file can hold.
    static func noted() throws -> Model {
        var model = try wholeModel()
        model.riskCurve = RiskCurve(
            confidences: (0..<3000).map { 1 - Float($0) / 3000 },
            isCorrect: (0..<3000).map { $0 < 2900 })
        model.card = ModelCard(
            name: "noted", recipe: "name: noted\n# two lines: \"é\"\n", seed: .max,
            dataHashes: ["mnist-train": String(repeating: "ab", count: 32)],
            scores: [.init(set: "mnist-test", count: 10, accuracy: 0.1, loss: 2.302585092994046)],
            history: [.init(trainingLoss: 0.1, trainingAccuracy: 0.3)])
        return model
    }

    static func svm(hasSigmoids: Bool) throws -> Model {
        let columnCount = Glyph.pixelCount
        let counts = [2, 1, 3]
        let vectors = FeatureMatrix(
            columnCount: columnCount,
            values: Tensor.scattered([6, columnCount]).scalars.map(Float.init))
        let machine = try SupportVectorMachine(
            kernel: .radial(gamma: 0.01), supportVectors: vectors, classCounts: counts,
            coefficients: (0..<12).map { Float($0) / 8 - 0.7 }, intercepts: [0.25, -0.5, 0.125],
            sigmoids: hasSigmoids
                ? [(-1.5, 0.1), (-2, -0.3), (-0.7, 0.2)].map { Sigmoid(slope: $0.0, offset: $0.1) }
                : nil)
        return try classical(.svm(machine))
    }

    private static func classical(_ predictor: Predictor) throws -> Model {
        try Model(
            predictor, classes: [.zero, .one, .two],
            card: ModelCard(name: predictor.kind.rawValue))
    }

    static func linear() throws -> Model {
        try classical(
            .linear(
                LinearMachine(
                    weights: FeatureMatrix(
                        columnCount: 784,
                        values: Tensor.scattered([3, 784]).scalars.map(Float.init)),
                    biases: [0.1, -0.2, 0.3])))
    }

    static func ensemble() throws -> Model {
        try classical(
            .ensemble(
                Ensemble([
                    classical(.forest(trees())), svm(hasSigmoids: true), linear(),
                    classical(.forest(trees(threshold: 0.5))),
                    classical(.neighbors(ClassicalExportTests.neighbors(settings))),
                ])))
    }

    private static var settings: NeighborSettings {
        var settings = NeighborSettings()
        settings.neighborCount = 1
        return settings
    }

    /// As training lists distributions: pure ones first.
    static func trees(threshold: Float = 0.25) throws -> DecisionForest {
        try DecisionForest(
            .init(
                columnCount: 784, classCount: 3, treeNodeCounts: [3, 1, 3],
                columns: [5, -1, -4, -3, 700, -5, -2],
                thresholds: [threshold, 0, 0, 0, 0.75, 0, 0],
                frequencies: [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0.75, 0.25, 0.5, 0.25, 0.25]))
    }

    @Test("The same model comes back, to the last bit, and gives the same answers")
    func returnsTheModel() throws {
        let models = try [
            wholeModel(), Self.lstm(), Self.padded(), Self.noted(), Self.svm(hasSigmoids: true),
            Self.svm(hasSigmoids: false), Self.linear(), Self.classical(.forest(Self.trees())),
            Self.classical(.neighbors(ClassicalExportTests.neighbors(Self.settings))),
            Self.ensemble(),
        ]
        for model in models {
            let imported = try ImportedModel(
                onnx: model.onnx(), .init(card: ModelCard(name: "not read")))
            #expect(imported.model == model, "\(model.card.name)")
            #expect(try imported.model.encoded() == model.encoded(), "\(model.card.name)")
            #expect(imported.notes.count == 1)
            let (ours, theirs) = try (GlyphClassifier(model), GlyphClassifier(imported.model))
            #expect(try ours.classify(foreignGlyphs) == theirs.classify(foreignGlyphs))
        }
    }

    @Test("Weights that another program went on training are taken, from another file too")
    func takesOtherWeights() throws {
        var file = try ONNXModelProto(serializedBytes: Self.padded().onnx())
        let index = try #require(file.graph.initializer.firstIndex { $0.name == "7.bias" })
        let floats = (0..<10).map { Float($0) }
        file.graph.initializer[index].clearRawData()
        file.graph.initializer[index].floatData = floats
        let model = try Self.back(file.serializedBytes())
        guard case .network(_, let weights) = model.predictor else { return }
        #expect(weights["7.bias"]?.scalars == floats)
    }

    @Test("Another graph than the described one is refused, and so are foreign notes")
    func refusesOtherGraphs() throws {
        func answer(_ edit: (inout ONNXModelProto) -> Void) throws -> String {
            var file = try ONNXModelProto(serializedBytes: Self.noted().onnx())
            edit(&file)
            do throws(ONNXImportError) {
                _ = try Self.back((try? file.serializedBytes()) ?? [])
                return "accepted"
            } catch { return "\(error)" }
        }
        func note(_ name: String, _ text: String?) throws -> String {
            try answer { file in
                file.metadataProps.removeAll { $0.key == "numeral.\(name)" }
                guard let text else { return }
                var entry = ONNXStringStringEntryProto()
                (entry.key, entry.value) = ("numeral.\(name)", text)
                file.metadataProps.append(entry)
            }
        }
        #expect(try answer { _ in } == "accepted")
        // What other programs add and what changes no answer.
        #expect(try answer { $0.graph.valueInfo.append($0.graph.input[0]) } == "accepted")
        #expect(try answer { $0.metadataProps.removeAll { $0.key == "name" } } == "accepted")
        #expect(try answer { $0.graph.node.removeLast() }.contains("was changed"))
        #expect(
            try answer { file in
                let index = file.graph.node.firstIndex { $0.opType == "Relu" } ?? 0
                file.graph.node[index].opType = "Sigmoid"
            }.contains("was changed"))
        #expect(
            try answer { file in
                let index = file.graph.initializer.firstIndex { $0.name == "value_1.5" } ?? 0
                file.graph.initializer[index].rawData[0] ^= 1
            }.contains("was changed"))
        #expect(
            try answer { $0.graph.initializer.removeAll { $0.name == "0.weight" } } != "accepted")
        #expect(try note("format", "numeral/9").contains("numeral/9"))
        #expect(try note("graph", nil).contains("was changed"))
        #expect(try note("network", "{}").contains("'network'"))
        #expect(try note("network", nil).contains("nothing that learned"))
        #expect(try note("calibration", #"{"temperature":-1}"#) != "accepted")
        #expect(try note("unheard-of", "1") != "accepted")
        #expect(try note("seed", "x") != "accepted")
    }

    @Test("What the file says itself is not said again")
    func refusesSettings() throws {
        let bytes = try Self.linear().onnx()
        for settings in [
            ImportedModel.Settings(scaling: .mnist, card: ModelCard(name: "x")),
            ImportedModel.Settings(classes: [.zero, .one, .two], card: ModelCard(name: "x")),
        ] {
            #expect(throws: ONNXImportError.describedAlready) {
                try ImportedModel(onnx: bytes, settings)
            }
        }
    }

    @Test("1,000 mutations of each kind: a clear error, or a sound model")
    func survivesMutation() throws {
        var generator = SplitMix64(seed: 3)
        for sound in try [
            Self.lstm().onnx(), Self.svm(hasSigmoids: true).onnx(), Self.ensemble().onnx(),
        ] {
            var refused = 0
            for _ in 0..<1000 {
                var bytes = sound
                for _ in 0..<Int.random(in: 1...4, using: &generator) {
                    bytes.mutate(using: &generator)
                }
                do throws(ONNXImportError) { _ = try Self.back(bytes) } catch {
                    refused += 1
                    #expect(!"\(error)".isEmpty)
                }
            }
            #expect(refused > 50)
        }
    }
}
