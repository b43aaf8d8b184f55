import Datasets
import Foundation
import NeuralNet
import NumeralCore
import Recognition
import Rendering
import Testing
import Training

@Suite struct RenderedSamplesTests {
    /// What Scripts/install test installs.
    static let typefaces = TypefaceLibrary(
        folders: [URL(filePath: "/usr/share/fonts/truetype/liberation")]
    ).typefaces

    static func recipe() -> Recipe {
        var recipe = Fixture.recipe(epochs: 1)
        recipe.learner = .network(
            Network(input: [1, 28, 28]) {
                MaxPool2D(4)
                Flatten()
                Dense(11)
            })
        recipe.rendered.includesTypefaces = true
        recipe.rendered.nonDigitCount = 70
        return recipe
    }

    @Test("Typefaces' digits keep their class, what is no digit gets the one after the last")
    func adds() throws {
        let digits = Fixture.some(500)
        let trainer = try Trainer(Self.recipe(), data: [digits], typefaces: Self.typefaces)
        let labels = trainer.training.labels
        #expect(labels.count { $0 == 10 } == 70)
        let digitCount = labels.count { $0 < 10 } - (digits.count - 40)
        #expect(digitCount >= 40 && digitCount.isMultiple(of: 10))
        #expect(trainer.otherValidation.count == 14 * Glyph.pixelCount)
        #expect(trainer.dataHashes.keys.sorted() == [digits.name, "rendered"].sorted())
    }

    @Test("One recipe, one set of typefaces, the same samples; another seed of the run too")
    func isDeterministic() throws {
        var recipe = Self.recipe()
        let first = try Trainer(recipe, data: [Fixture.some(500)], typefaces: Self.typefaces)
        recipe.seed = 9
        let second = try Trainer(recipe, data: [Fixture.some(500)], typefaces: Self.typefaces)
        #expect(first.training == second.training && first.dataHashes == second.dataHashes)
        #expect(first.otherValidation == second.otherValidation)
        recipe.splitSeed = 9
        let third = try Trainer(recipe, data: [Fixture.some(500)], typefaces: Self.typefaces)
        #expect(third.dataHashes["rendered"] != first.dataHashes["rendered"])
    }

    @Test("Photos and drawings are trained on under the label of their digit")
    func addsPictures() throws {
        let digits = Fixture.some(500)
        var recipe = Fixture.recipe(epochs: 1)
        let plain = try Trainer(recipe, data: [digits])
        recipe.rendered.photoCount = 12
        recipe.rendered.drawingCount = 60
        let trainer = try Trainer(recipe, data: [digits])
        let added = trainer.training.count - plain.training.count
        // A few are not found again, and left out.
        #expect((60...72).contains(added))
        let labels = trainer.training.labels.suffix(added)
        #expect(Set(labels) == Set(0...9))
        // Nothing of what was trained on before is drawn as it was.
        let size = Glyph.pixelCount
        let glyphs = stride(from: 0, to: trainer.training.glyphs.count, by: size).map {
            trainer.training.glyphs[$0..<$0 + size]
        }
        let known = Set(glyphs.dropLast(added))
        #expect(glyphs.suffix(added).allSatisfy { !known.contains($0) })
    }

    @Test("Folds are trained on typefaces too")
    func crossValidates() async throws {
        let digits = Fixture.some(500)
        let folds = CrossValidation(Self.recipe(), foldCount: 2, typefaces: Self.typefaces)
        let answers = try await folds.predictions(on: digits, clock: ContinuousClock())
        #expect(answers?.count == digits.count)
        // What is none of the classes has a probability only where it was trained on.
        #expect(answers?.contains { $0.otherProbability > 0 } == true)
    }

    @Test("Without typefaces it says what to install")
    func needsTypefaces() {
        #expect {
            _ = try Trainer(Self.recipe(), data: [Fixture.some(500)])
        } throws: { error in
            "\(error)".contains("Scripts/install fonts")
        }
    }

    @Test("The trained model rejects, and promises what its held-out digits show")
    func makesAModel() async throws {
        let trainer = try Trainer(
            Self.recipe(), data: [Fixture.some(500)], typefaces: Self.typefaces)
        let model = try trainer.model(of: try await trainer.finish())
        let rejection = try #require(model.rejection)
        #expect((0...1).contains(rejection.threshold))
        #expect(model.riskCurve?.count == 40)
        #expect(model.classes.count == 10 && model.card.dataHashes["rendered"] != nil)
    }

    @Test("Several sets give their shares to what is held out, and each is scored")
    func severalSets() async throws {
        var recipe = Fixture.recipe(epochs: 1)
        recipe.validationCount = 60
        var (first, second) = (Fixture.some(400), Fixture.some(200))
        (first.name, second.name) = ("large", "small")
        let trainer = try Trainer(recipe, data: [first, second])
        #expect(trainer.validationParts.map(\.count) == [40, 20])
        #expect(
            trainer.validation.count == 60
                && trainer.training.count == first.count + second.count - 60)
        let model = try trainer.model(of: try await trainer.finish())
        #expect(model.card.scores.map(\.set) == ["large, held out", "small, held out"])
        #expect(model.card.dataHashes.count == 2)
    }
}
