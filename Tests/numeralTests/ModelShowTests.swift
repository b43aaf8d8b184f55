import Foundation
import Recognition
import Testing

/// `numeral model show`, as a user types it.
@Suite struct ModelShowTests {
    @Test("The shipped model tells its layers, promises, sets and recipe")
    func tellsAll() throws {
        let run = try Command(["model", "show"])
        #expect(run.status == 0, "\(run.errors)")
        for words in [
            "default: ", "Models/default.safetensors", "kind         network", "layer",
            "1 × 28 × 28", "wrong at most", "1 in 1000", "mnist-train", "learnt from", "recipe\n",
            "parameters   1030891", "mnist-test",
        ] { #expect(run.output.contains(words), "\(words): \(run.output)") }
    }

    @Test("JSON has the same, and its layers hold all parameters")
    func tellsInJSON() throws {
        let run = try Command(["model", "show", "Models/default.safetensors", "--json"])
        #expect(run.status == 0, "\(run.errors)")
        let record = try JSONDecoder().decode(ModelRecord.self, from: Data(run.output.utf8))
        #expect(record.layers.reduce(0) { $0 + $1.parameterCount } == record.parameterCount)
        #expect(record.layers.last?.shape == [11] && record.input == [1, 28, 28])
        #expect(record.promises.count == RiskCurve.toldDenominators.count)
        #expect(record.sources.first { $0.set == "mnist-test" }?.isLearntFrom == false)
        #expect(record.sources.contains { $0.set == "mnist-train" && $0.isLearntFrom })
        #expect(record.fileBytes > 4_000_000 && record.recipe.contains("name: default"))
    }

    @Test("What is no model is said with its name")
    func refuses() throws {
        let run = try Command(["model", "show", "no-such"])
        #expect(run.status == 1 && run.errors.contains("no-such") && run.output.isEmpty)
    }

    @Test("A forest promises no checkpoint: --resume is refused, help says so")
    func resumesNetworksOnly() throws {
        let folder = try TemporaryFolder()
        let recipe = folder.file("small.yaml")
        try LabTests.write("forest: {trees: 3}", to: recipe)
        let model = folder.file("small.safetensors").path
        let run = try Command(["train", recipe.path, "--output", model, "--resume"])
        #expect(run.status == 64 && run.errors.contains("leaves no checkpoint"), "\(run.errors)")
        let page = folder.file("small.html")
        let trained = try Command([
            "train", recipe.path, "--output", model, "--report", page.path,
        ])
        #expect(trained.status == 0, "\(trained.errors)")
        #expect(try String(contentsOf: page, encoding: .utf8).contains("Training small"))
        #expect(try Command(["train", "--help"]).output.contains("start anew"))
    }
}
