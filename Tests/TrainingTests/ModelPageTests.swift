import Datasets
import Foundation
import NeuralNet
import NumeralCore
import Recognition
import Testing
import Training

/// The card says what the model's file says, and nothing else.
@Suite struct ModelPageTests {
    private static func page(_ change: (inout Model) -> Void = { _ in }) throws -> String {
        var recipe = Fixture.recipe()
        recipe.trainingSets = ["mnist-train", "semeion", "mine.csv"]
        let network = recipe.network!
        var model = try Model(
            .network(network, Weights(initializing: network, seed: 1)),
            card: ModelCard(name: "a", recipe: recipe.yaml))
        model.card.scores = [.init(set: "mnist-train, held out", count: 9, accuracy: 1, loss: 0)]
        change(&model)
        return ModelPage(model, command: "numeral train x").markdown
    }

    @Test("Held-out digits chose what the file shows that they chose")
    func tellsWhatWasChosen() throws {
        #expect(try Self.page().contains("Held-out digits chose the epoch; where several seeds"))
        let all = try Self.page { model in
            model.calibration = Calibration(temperature: 1.5)
            model.rejection = Rejection(slope: 1, offset: 0, threshold: 0.5)
            model.riskCurve = RiskCurve(
                confidences: [Float](repeating: 0.9, count: 200),
                isCorrect: [Bool](repeating: true, count: 200))
        }
        #expect(
            all.contains(
                "chose the epoch, the temperature, the probability from which a picture is "
                    + "unreadable and what `--max-error` promises; where several seeds were "
                    + "trained, they may have chosen the seed too"))
        let bare = try Self.page { $0.card.scores = [] }
        #expect(bare.contains("Nothing was held out"))
        #expect(!all.contains("nothing but"))
    }

    @Test("Whose hands it learnt from is told of the sets that it learnt from")
    func tellsWhoWrote() throws {
        let page = try Self.page { $0.card.dataHashes["rendered"] = "0" }
        #expect(page.contains("mnist-train (American census workers"))
        #expect(page.contains("semeion (some 80 Italian writers"))
        #expect(page.contains("; mine.csv, and pictures that Numeral drew: other hands"))
        let other = try Self.page { model in
            var recipe = Fixture.recipe()
            recipe.trainingSets = ["mine.csv"]
            model.card.recipe = recipe.yaml
        }
        #expect(!other.contains("MNIST's writers") && !other.contains("census"))
    }

    @Test("A file without a recipe of ours has a page too")
    func readsForeignCards() throws {
        let page = try Self.page { model in
            model.card.recipe = "# from elsewhere.onnx\n"
            (model.card.dataHashes, model.card.scores) = ([:], [])
        }
        #expect(page.contains("does not say whose hands it learnt from"))
    }

    @Test("The shipped card has the sentences that its file gives")
    func shipsItsOwnWords() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../..").standardizedFileURL
        let model = try Model(contentsOf: root.appending(path: "Models/default.safetensors"))
        let card = try String(
            contentsOf: root.appending(path: "Models/default.md"), encoding: .utf8)
        let page = ModelPage(model, command: "").markdown
        for beginning in ["The loss is the mean", "- It learnt from", "With `--max-error`"] {
            let sentence = try #require(
                page.split(separator: "\n").first { $0.hasPrefix(beginning) })
            #expect(card.contains(sentence), "\(sentence)")
        }
    }
}
