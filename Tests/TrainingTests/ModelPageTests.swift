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

    @Test("That a test set had no part is said only where the file shows it")
    func tellsOfTestSets() throws {
        let words = "A test set had no part in making the model."
        let twice = "is a set that it learnt from, or has the name of one"
        func page(
            _ set: String, _ hashes: [String: String] = [:], hasRecipe: Bool = true
        ) throws -> String {
            try Self.page { model in
                model.card.scores.append(.init(set: set, count: 9, accuracy: 1, loss: 0))
                model.card.dataHashes = hashes
                if !hasRecipe { model.card.recipe = "# from elsewhere.onnx\n" }
            }
        }
        #expect(try page("mnist-test").contains(words))
        #expect(try !Self.page().contains("test set"))
        #expect(try !page("mnist-test", hasRecipe: false).contains("test set"))
        let same = try page("semeion")
        #expect(same.contains(" semeion \(twice)") && !same.contains(words))
        let renamed = try page("copy.csv", ["copy.csv": "5", "mine.csv": "5"])
        #expect(renamed.contains(" copy.csv \(twice)") && !renamed.contains(words))
        #expect(try page("copy.csv", ["copy.csv": "6", "mine.csv": "5"]).contains(words))
    }

    @Test("Which letters are read as digits is said of readers of digits that were shown letters")
    func tellsOfStrangers() throws {
        #expect(try Self.page().contains("a letter or a scribble may get one of these answers"))
        func page(_ nonDigitCount: Int) throws -> String {
            try Self.page { model in
                let network = Network(input: [1, 28, 28]) {
                    Flatten()
                    Dense(nonDigitCount == 0 ? 10 : 11)
                }
                var recipe = Recipe(name: "a", learner: .network(network))
                (recipe.validationCount, recipe.rendered.nonDigitCount) = (40, nonDigitCount)
                model.card.recipe = recipe.yaml
                model.rejection = Rejection(slope: 1, offset: 0, threshold: 0.5)
            }
        }
        #expect(try page(0).contains("it may call unreadable: what looks like one of them"))
        #expect(try page(10).contains("mostly: letters that look like digits (O, l, S)"))
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
