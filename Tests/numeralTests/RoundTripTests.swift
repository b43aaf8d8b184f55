import Foundation
import Interchange
import NeuralNet
import NumeralCore
import Recognition
import Testing
import Training

/// Every network of the shipped recipes, exported and imported again.
@Suite struct RoundTripTests {
    private static let folder = Command.root.appending(path: "Recipes")
    private static let recipes: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted()
    }()

    /// Noise whose ink differs from glyph to glyph.
    private static let glyphs: [Glyph] = {
        var generator = SplitMix64(seed: 4)
        return (0..<6).map { index in
            Glyph(
                ink: (0..<Glyph.pixelCount).map { pixel in
                    pixel % 28 > 3 * index ? UInt8.random(in: 0...255, using: &generator) : 0
                })
        }
    }()

    /// A model as training makes it, with fresh weights.
    private static func model(_ recipe: Recipe, _ network: Network) throws -> Model {
        try Model(
            .network(network, Weights(initializing: network, seed: 7)), classes: recipe.classes,
            preprocessing: recipe.preprocessing.fitted(to: glyphs.flatMap(\.ink)),
            calibration: Calibration(temperature: 1.25),
            rejection: recipe.rendered.nonDigitCount > 0
                ? Rejection(slope: 1.5, offset: -0.5, threshold: 0.4) : nil,
            card: ModelCard(name: recipe.name, recipe: recipe.yaml, seed: recipe.seed))
    }

    @Test("Each network of a recipe comes back with the same answers", arguments: recipes)
    func returnsNetworks(file: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
        // A file for tuning has a part that no training reads.
        guard let recipes = try? Recipe.all(yaml: text) else {
            #expect(text.contains("\ntuning:"))
            return
        }
        for recipe in recipes {
            guard case .network(let network) = recipe.learner else { continue }
            let model = try Self.model(recipe, network)
            let back = try ImportedModel(
                onnx: model.onnx(), .init(card: ModelCard(name: "not read"))
            ).model
            #expect(back == model, "\(recipe.name)")
            let (ours, theirs) = try (GlyphClassifier(model), GlyphClassifier(back))
            #expect(try ours.classify(Self.glyphs) == theirs.classify(Self.glyphs))
        }
    }

    @Test("The command gives the shipped model back, byte for byte")
    func returnsTheShippedModel() throws {
        let folder = try TemporaryFolder()
        let (onnx, model) = (folder.file("default.onnx").path, folder.file("back.safetensors"))
        let exported = try Command(["export", "--to", "onnx", "--output", onnx])
        #expect(exported.status == 0, "\(exported.errors)")
        let imported = try Command(["import", onnx, "--from", "onnx", "--output", model.path])
        #expect(imported.status == 0, "\(imported.errors)")
        #expect(imported.errors.contains("a model of Numeral"))
        let shipped = Command.root.appending(path: "Models/default.safetensors")
        #expect(try Model(contentsOf: model) == Model(contentsOf: shipped))
        #expect(try Data(contentsOf: model) == Data(contentsOf: shipped))
        let twice = try Command(["import", onnx, "--from", "onnx", "--ink", "0-255"])
        #expect(twice.status == 1 && twice.errors.contains("leave them out"))
    }

    @Test("A file that takes 32 × 32, with its weights beside it, and one that is not there")
    func importsForeignFiles() throws {
        let folder = try TemporaryFolder()
        let kinds = "Tests/Fixtures/onnx/kinds"
        let target = folder.file("model.safetensors").path
        let large = try Command(
            ["import", "\(kinds)/lenet-32.onnx", "--from", "onnx", "--output", target])
        #expect(large.status == 0 && large.errors.contains("2 of paper"), "\(large.errors)")
        let outside = try Command(
            ["import", "\(kinds)/external.onnx", "--from", "onnx", "--output", target])
        #expect(outside.status == 0, "\(outside.errors)")
        let missing = try Command(["import", "\(kinds)/none.onnx", "--from", "onnx"])
        #expect(missing.status == 1 && missing.errors.contains("none.onnx"), "\(missing.errors)")
    }
}
