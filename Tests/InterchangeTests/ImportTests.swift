import Foundation
import Interchange
import NeuralNet
import NumeralCore
import Recognition
import SwiftProtobuf
import TestSupport
import Testing

/// Networks that PyTorch and Keras made: Tests/Fixtures/onnx says how.
@Suite struct ImportTests {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/onnx")

    /// How far two programs that compute in float32 may be apart.
    static let differenceMax: Float = 1e-4

    static func bytes(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: folder.appending(path: "\(name).onnx")))
    }

    static func model(_ name: String, scaling: InputScaling? = nil) throws -> Model {
        try Model(onnx: bytes(name), scaling: scaling, card: ModelCard(name: name))
    }

    @Test(
        "A foreign network answers as onnxruntime says it does",
        arguments: ["torch-traced", "torch-dynamo", "torch-grouped", "keras", "channels-last"])
    func agreesWithOthers(name: String) throws {
        // Keras was given bytes as they are; it divides them itself.
        let scaling = name == "keras" ? InputScaling(mean: 0, deviation: 1 / 255) : nil
        let model = try Self.model(name, scaling: scaling)
        let theirs = try JSONDecoder().decode(
            [[Float]].self, from: Data(contentsOf: Self.folder.appending(path: "\(name).json")))
        let ours = try GlyphClassifier(model).classify(foreignGlyphs)
        var difference: Float = 0
        for (row, prediction) in zip(theirs, ours) {
            for (value, symbol) in zip(row, Symbol.digits) {
                difference = max(difference, abs(value - prediction.probability(of: symbol)))
            }
        }
        #expect(theirs.count == foreignGlyphs.count)
        #expect(difference <= Self.differenceMax)
        // Networks that answer the same to everything would agree whatever happened.
        let firsts = theirs.map { $0[0] }
        #expect((firsts.max() ?? 0) - (firsts.min() ?? 0) > 100 * Self.differenceMax)
    }

    @Test("A file of a network survives import and a model file")
    func survivesSaving() throws {
        let model = try Self.model("torch-grouped", scaling: .mnist)
        #expect(try Model(model.encoded()) == model)
        #expect(model.preprocessing.steps == [.scale(.mnist)])
    }

    @Test("Every shorter file is refused or sound, and never a crash")
    func refusesTruncation() throws {
        let bytes = try Self.bytes("torch-grouped")
        var refused = 0
        for length in stride(from: 0, to: bytes.count, by: 3) {
            do throws(ONNXImportError) {
                _ = try Model(onnx: Array(bytes.prefix(length)), card: ModelCard(name: "short"))
            } catch {
                refused += 1
                #expect(!"\(error)".isEmpty)
            }
        }
        #expect(refused == (bytes.count + 2) / 3)
    }

    @Test(
        "2,000 mutations of each: a clear error, or a sound model",
        arguments: ["torch-grouped", "channels-last", "keras"])
    func survivesMutation(name: String) throws {
        let sound = try Self.bytes(name)
        var generator = SplitMix64(seed: 1)
        var refused = 0
        for _ in 0..<2000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes.mutate(using: &generator)
            }
            do throws(ONNXImportError) {
                _ = try Model(onnx: bytes, card: ModelCard(name: name))
            } catch {
                refused += 1
                #expect(!"\(error)".isEmpty)
            }
        }
        #expect(refused > 200)
    }

    @Test("A network of ours comes back as it was, layer by layer and bit by bit")
    func returnsOurOwn() throws {
        let network = everyPictureLayer
        let weights = try scattered(network, seed: 3)
        let classes = Symbol.digits + [.plus]
        let model = try Model(
            .network(network, weights), classes: classes, card: ModelCard(name: "ours"))
        let bytes = try [UInt8](bare(network, weights).serializedBytes() as Data)
        let back = try Model(onnx: bytes, classes: classes, card: ModelCard(name: "ours"))
        // Dropout does nothing in a file that only answers.
        guard case .network(let found, let foundWeights) = back.predictor else { return }
        #expect(found.layers == network.layers.filter { $0.name != "dropout" })
        #expect(foundWeights.tensors.map(\.scalars) == weights.tensors.map(\.scalars))
        let glyphs = foreignGlyphs
        #expect(
            try GlyphClassifier(back).classify(glyphs) == GlyphClassifier(model).classify(glyphs))
    }
}
