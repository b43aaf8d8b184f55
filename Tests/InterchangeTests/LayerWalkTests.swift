import Foundation
import Interchange
import NumeralCore
import Recognition
import SwiftProtobuf
import Testing

@testable import NeuralNet

/// Every kind of layer goes out and comes back, and none is passed by on the way.
@Suite struct LayerWalkTests {
    /// Each picture layer and each function once, before a dense layer.
    static let networks: [Network] = {
        let pictures: [Layer] = [
            .conv2D(Conv2D(3, kernel: [3, 5], stride: [2, 3], padding: [1, 0])),
            .maxPool2D(MaxPool2D(kernel: [3, 2], stride: [2, 3])),
            .averagePool2D(AveragePool2D(kernel: [4, 4], stride: [3, 2])),
            .batchNorm(BatchNorm(epsilon: 1e-3)), .dropout(Dropout(0.3)), .relu,
            .nonlinear(.elu(alpha: 0.5)), .nonlinear(.leakyReLU(slope: 0.2)),
            .nonlinear(.sigmoid), .nonlinear(.tanh),
        ]
        return pictures.map { layer in
            Network(
                input: [1, 28, 28],
                layers: [
                    // Of both signs, so that rectifiers have something to do.
                    .conv2D(Conv2D(2, kernel: 5, stride: 2)), layer, .flatten, .dense(Dense(10)),
                ])
        }
    }()

    static let reading = Network(
        input: [1, 28, 28],
        layers: [.lstm(LSTM(3, reads: .both, isBidirectional: true)), .dense(Dense(10))])

    static func model(_ network: Network) throws -> Model {
        try Model(
            .network(network, scattered(network, seed: 6)), card: ModelCard(name: "walk"))
    }

    @Test("There is one of each kind")
    func hasEachKind() {
        let kinds = Set((Self.networks + [Self.reading]).flatMap(\.layers).map(\.name))
        #expect(kinds == Set(Layer.Kind.allCases.map(\.rawValue)))
    }

    @Test("Each comes back from a file of ours, and answers the same", arguments: networks)
    func returns(network: Network) throws {
        let model = try Self.model(network)
        let back = try Model(onnx: model.onnx(), card: ModelCard(name: "back"))
        #expect(back == model)
        #expect(
            try GlyphClassifier(back).classify(foreignGlyphs)
                == GlyphClassifier(model).classify(foreignGlyphs))
    }

    @Test("The sequence reader comes back from a file of ours")
    func returnsTheReader() throws { try returns(network: Self.reading) }

    @Test(
        "Each is read from a file that describes nothing, and answers the same",
        arguments: networks)
    func isRead(network: Network) throws {
        let model = try Self.model(network)
        guard case .network(_, let weights) = model.predictor else { return }
        let back = try Model(
            onnx: [UInt8](bare(network, weights).serializedBytes() as Data),
            card: ModelCard(name: "bare"))
        let theirs = try GlyphClassifier(back).classify(foreignGlyphs)
        for (one, other) in zip(try GlyphClassifier(model).classify(foreignGlyphs), theirs) {
            for symbol in Symbol.digits {
                #expect(abs(one.probability(of: symbol) - other.probability(of: symbol)) < 1e-5)
            }
        }
    }

    @Test("A file without a layer's node is another model, or none", arguments: networks)
    func countsEach(network: Network) throws {
        let weights = try scattered(network, seed: 6)
        func imported(_ file: ONNXModelProto) -> Model? {
            guard let bytes = try? file.serializedBytes() as Data else { return nil }
            return try? Model(onnx: [UInt8](bytes), card: ModelCard(name: "bare"))
        }
        let file = try bare(network, weights)
        let whole = try #require(imported(file))
        for (index, layer) in network.layers.enumerated() where layer.name != "dropout" {
            var edited = file
            let node = edited.graph.node.remove(at: index)
            for other in edited.graph.node.indices
            where edited.graph.node[other].input[0] == node.output[0] {
                edited.graph.node[other].input[0] = node.input[0]
            }
            if index == network.layers.count - 1 { edited.graph.output[0].name = node.input[0] }
            #expect(imported(edited) != whole, "\(layer.name) is passed by")
        }
    }

    @Test("A sequence reader of another program is refused by its name")
    func refusesReaders() throws {
        let file = try bare(Self.reading, scattered(Self.reading, seed: 6))
        #expect {
            _ = try Model(
                onnx: [UInt8](file.serializedBytes() as Data), card: ModelCard(name: "bare"))
        } throws: { error in
            error is ONNXImportError && "\(error)".contains("LSTM")
        }
    }
}
