import Classical
import Foundation
import Imaging
import NeuralNet
import NumeralCore
import Recognition
import Testing

/// A model file is foreign input: each of its numbers has a range, which is checked at load.
@Suite(.timeLimit(.minutes(10))) struct ModelNoteTests {
    /// The notes of the model that is shipped, on the weights of a small one.
    static func shippedNotes() throws -> [String: String] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Models/default.safetensors")
        return try Safetensors([UInt8](Data(contentsOf: file))).metadata
    }

    /// A drawing, a noisy strip and a shaded page: what takes each way through the settings.
    static let pictures: [GrayImage] = {
        var generator = SplitMix64(seed: 21)
        var drawing = GrayImage(width: 40, height: 40, filledWith: 255)
        for row in 8..<33 { for column in 18..<22 { drawing[column, row] = 20 } }
        let glyph = GrayImage(
            width: 28, height: 28,
            pixels: (0..<784).map { (8..<20).contains($0 % 28) && $0 / 28 % 6 > 3 ? 180 : 0 })
        return [
            drawing, glyph, OddPictureTests.picture(52, 48, using: &generator),
            OddPictureTests.picture(5, 3, using: &generator),
        ]
    }()

    /// What the models that were not refused did not trap on.
    static func read(_ model: Model) {
        guard let reader = try? Reader(model) else { return }
        for picture in pictures { _ = try? reader.read(picture) }
        _ = try? reader.acceptance(errorMax: 0.01)
        _ = try? reader.explain(pictures[0])
    }

    static func bytes(_ file: Safetensors) throws -> [UInt8] {
        var file = file
        file.metadata["checksum"] = nil
        file.metadata["checksum"] = ModelFileTests.crc32(try file.encoded())
        return try file.encoded()
    }

    /// Puts every value in the place of every number of a note, or some of them.
    ///
    /// - Returns: how many models were read.
    @discardableResult
    static func mutate(
        _ key: String, of file: Safetensors, countMax: Int, using generator: inout SplitMix64
    ) throws -> Int {
        let note = try #require(file.metadata[key])
        var mutations = NumberMutation.places(in: note).flatMap { place in
            NumberMutation.values.map { (place, $0) }
        }
        if mutations.count > countMax {
            mutations.shuffle(using: &generator)
            mutations.removeLast(mutations.count - countMax)
        }
        var count = 0
        for (place, value) in mutations {
            var mutated = file
            mutated.metadata[key] = note.replacingCharacters(in: place, with: value)
            guard let model = try? Model(bytes(mutated)) else { continue }
            count += 1
            read(model)
        }
        return count
    }

    @Test(
        "Any number in a note of the shipped model: refused, or a reader that does not trap",
        arguments: ["normalization", "preprocessing", "calibration", "rejection", "riskCurve"])
    func survivesShippedNotes(key: String) throws {
        let curve = RiskCurve(confidences: [0.9, 0.8, 0.7], isCorrect: [true, true, false])
        var file = try Safetensors(
            tinyModel(rejection: .identity, riskCurve: curve).encoded())
        let shipped = try Self.shippedNotes()
        for key in ["normalization", "preprocessing", "calibration", "rejection", "riskCurve"] {
            file.metadata[key] = shipped[key]
        }
        // As it is, it reads.
        _ = try Reader(Model(Self.bytes(file))).read(Self.pictures[0])
        var generator = SplitMix64(seed: 31)
        // Of the curve's many points some.
        let count = try Self.mutate(
            key, of: file, countMax: key == "normalization" ? 800 : 150, using: &generator)
        #expect(count > 0)
    }

    @Test("Any number in any note of a small model of each kind", arguments: 0..<8)
    func survivesKinds(index: Int) throws {
        let models = try ModelFileTests.kinds()
        guard index < models.count else { return }
        let file = try Safetensors(models[index].encoded())
        var generator = SplitMix64(seed: 32, path: [UInt64(index)])
        for key in file.metadata.keys.sorted()
        where !["checksum", "format", "name", "recipe", "classes"].contains(key) {
            try Self.mutate(key, of: file, countMax: 30, using: &generator)
        }
    }

    @Test("Every preprocessing step, every number")
    func survivesSteps() throws {
        let steps: [PreprocessingStep] = [
            .flatten(GlyphFlattening()), .deskew, .gaussian(GaussianBlur(deviation: 0.7)),
            .median(MedianFilter(window: 3)),
        ]
        let file = try Safetensors(tinyModel(steps: steps).encoded())
        var generator = SplitMix64(seed: 33)
        try Self.mutate("preprocessing", of: file, countMax: 150, using: &generator)
    }

    @Test("Every layer of the shipped network, every number: an error, or scores")
    func survivesLayers() throws {
        let note = try #require(Self.shippedNotes()["network"])
        let glyphs = randomGlyphs(count: 1, seed: 1)
        var generator = SplitMix64(seed: 34)
        var mutations = NumberMutation.places(in: note).flatMap { place in
            NumberMutation.values.map { (place, $0) }
        }
        mutations.shuffle(using: &generator)
        for (place, value) in mutations.prefix(120) {
            let text = note.replacingCharacters(in: place, with: value)
            guard
                let network = try? JSONDecoder().decode(Network.self, from: Data(text.utf8)),
                (try? network.shapes()) != nil,
                // Small enough for a test: larger ones are refused or run as well.
                try network.multiplyAddCount() < 20_000_000,
                let model = try? Model(
                    .network(network, Weights(initializing: network, seed: 1)),
                    rejection: .identity, card: ModelCard(name: "x"))
            else { continue }
            _ = try? GlyphClassifier(model).classify(glyphs)
        }
    }

    @Test("Every setting of the normalization has a range")
    func hasRanges() throws {
        let settings = try #require(
            JSONSerialization.jsonObject(
                with: JSONEncoder().encode(GlyphNormalization.standard)) as? [String: Any])
        #expect(!settings.isEmpty)
        let file = try Safetensors(tinyModel().encoded())
        let standard = try #require(file.metadata["normalization"])
        for name in settings.keys.sorted() {
            for value in ["-1e30", "1e30"] {
                var mutated = file
                mutated.metadata["normalization"] = standard.replacing(
                    try Regex("\"\(name)\":[-0-9.eE+]+"), with: "\"\(name)\":\(value)")
                #expect(mutated.metadata["normalization"] != standard, "\(name)")
                #expect(throws: ModelError.self, "\(name) = \(value) was taken") {
                    try Model(Self.bytes(mutated))
                }
            }
        }
    }
}
