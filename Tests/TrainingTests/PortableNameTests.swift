import Datasets
import Foundation
import Recognition
import Testing
import Training

/// A model tells what it was trained on, and nothing of the machine that did it.
@Suite struct PortableNameTests {
    private static let folder = "/home/someone/very private"

    @Test("Neither a model file nor its card holds a folder of the machine that trained it")
    func modelsTellNoFolders() async throws {
        var recipe = Fixture.recipe(epochs: 1)
        recipe.trainingSets = ["\(Self.folder)/a/digits.csv", "\(Self.folder)/b/digits.csv"]
        let sets = recipe.trainingSets.map { path in
            var set = Fixture.some(200)
            set.name = path
            return set
        }
        let trainer = try Trainer(recipe, data: sets)
        var model = try trainer.model(of: try await trainer.finish())
        var test = Fixture.some(100)
        test.name = "\(Self.folder)/test"
        model = try trainer.measure(model, on: test)
        let bytes = Data(try model.encoded())
        #expect(bytes.range(of: Data("someone".utf8)) == nil)
        #expect(bytes.range(of: Data("digits.csv".utf8)) != nil)
        let page = ModelPage(model, command: "numeral train x.yaml").markdown
        #expect(!page.contains("someone"))
        #expect(
            model.card.dataHashes.keys.sorted() == ["digits.csv", "digits.csv (2)", "test"])
        let scores = ["digits.csv, held out", "digits.csv, held out", "test"]
        #expect(model.card.scores.map(\.set) == scores)
        // The recipe in the card is one still.
        let told = try Recipe(yaml: model.card.recipe)
        #expect(told.trainingSets == ["digits.csv", "digits.csv (2)"])
    }

    @Test("Names that mean the same elsewhere stay as they are")
    func keepsOtherNames() throws {
        for name in ["mnist-train", "digits.csv", "folder/digits.csv", "../beside/digits"] {
            #expect(PortableName.of(name) == name)
        }
        #expect(PortableName.of("/a/b/c.csv") == "c.csv" && PortableName.of("/a/b/") == "b")
        var recipe = Recipe(
            name: "choice",
            learner: .ensemble(EnsembleSettings(candidates: ["/m/a.safetensors", "default"])))
        recipe.trainingSets = ["mnist-train"]
        #expect(!recipe.portable.yaml.contains("/m/"))
        #expect(recipe.portable.yaml.contains("- a.safetensors"))
        #expect(Fixture.recipe().portable == Fixture.recipe())
    }
}
