import Foundation
import Testing

/// Training, comparing and tuning as a user types it, on the digits of the fixtures.
@Suite struct LabTests {
    static let digits = "Tests/Fixtures/mnist-5000"

    static let recipe = """
        name: small
        data: {train: \(digits), count: 1000, validation: 500}
        threads: 2
        """

    static func write(_ learner: String, to file: URL) throws {
        try Data((recipe + "\n" + learner).utf8).write(to: file)
    }

    @Test("Recipes are trained once, models of several seeds become a row, the page is written")
    func compares() throws {
        let folder = try TemporaryFolder()
        let recipe = folder.file("small.yaml")
        try Self.write(
            """
            variants:
              forest: {forest: {trees: 5}}
              linear: {linear: {learningRate: 0.1, iterations: 200, batchSize: 100}}
            """, to: recipe)
        let arguments = [
            "compare", recipe.path, "default", "--data", Self.digits, "--limit", "200", "--seeds",
            "1,2", "--output", folder.url.path, "--report", folder.file("page.html").path, "--json",
        ]
        let first = try Command(arguments)
        #expect(first.status == 0, "\(first.errors)")
        let record = try #require(
            JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
        let sets = try #require(record["sets"] as? [[String: Any]])
        let rows = try #require(sets[0]["rows"] as? [[String: Any]])
        #expect(
            rows.map { $0["model"] as? String } == ["default", "small-forest", "small-linear"])
        #expect((rows[1]["accuracy"] as? [String: Any])?["count"] as? Int == 2)
        let costs = try #require(record["costs"] as? [[String: Any]])
        #expect((costs[0]["use"] as? [String: Any])?["microsecondsADigit"] as? Double ?? 0 > 0)
        #expect(costs[1]["trainingSeconds"] != nil)
        let page = try String(contentsOf: folder.file("page.html"), encoding: .utf8)
        #expect(page.contains("3 ways to read digits") && page.contains("small-forest"))
        // What is trained already is not trained again.
        let second = try Command(arguments)
        #expect(second.status == 0 && !second.errors.contains("of 5 trees"), "\(second.errors)")
    }

    @Test("Trials are told as they end, and not repeated; the best recipe is one to train with")
    func tunes() throws {
        let folder = try TemporaryFolder()
        let recipe = folder.file("small.yaml")
        try Self.write(
            "forest: {trees: 3}\ntuning: {settings: {forest.trees: [1, 9]}}", to: recipe)
        let arguments = ["tune", recipe.path, "--output", folder.url.path]
        let first = try Command(arguments)
        #expect(first.status == 0, "\(first.errors)")
        let lines = first.output.split(separator: "\n")
        #expect(lines.count == 3 && lines[0].contains("forest.trees") && lines[1].hasPrefix("9"))
        let second = try Command(arguments + ["--json"])
        #expect(second.status == 0 && !second.errors.contains("1 of 2"), "\(second.errors)")
        #expect(second.output.split(separator: "\n").count == 2)
        let best = folder.file("small.best.yaml").path
        let model = folder.file("best.safetensors").path
        let training = try Command(["train", best, "--output", model])
        #expect(training.status == 0, "\(training.errors)")
        let picture = try Command([
            "read", "--model", model, "Tests/Fixtures/pictures/thin-280.png",
        ])
        #expect(picture.status == 0 || picture.status == 1, "\(picture.errors)")
        #expect(try Command(["evaluate", model, "--data", Self.digits]).status == 0)
    }

    @Test("A corruption measures each set once more, spoiled")
    func comparesUnderNoise() throws {
        let run = try Command([
            "compare", "default", "--data", Self.digits, "--limit", "300", "--corruption", "fog",
            "--corruption", "impulse_noise", "--without-cost", "--json",
        ])
        #expect(run.status == 0, "\(run.errors)")
        let record = try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let sets = try #require(record["sets"] as? [[String: Any]])
        let names = sets.compactMap { $0["set"] as? String }
        #expect(names.count == 3 && names[1] == "\(names[0]) (fog)")
        #expect(names[2] == "\(names[0]) (impulse_noise)")
        #expect(Set(sets.compactMap { $0["setHash"] as? String }).count == 3)
    }

    /// Command lines and the exit status of each.
    static let refusals: [(arguments: [String], status: Int32)] = [
        (["compare", "default"], 64),
        (["compare", "default", "--data", "x"], 1),
        (["compare", "default", "--data", digits, "--seeds", "1,x"], 64),
        (["compare", "default", "--data", digits, "--corruption", "rain"], 64),
        (["compare", "no-such.yaml", "--data", digits], 1),
        (["tune"], 64),
        (["tune", "Recipes/forest.yaml"], 1),
        (["tune", "Recipes/forest-hog.yaml"], 1),
        (["benchmark", "fit", "Recipes/forest.yaml"], 1),
        (["benchmark", "fit", "Recipes/forest-hog.yaml", "--rounds", "0"], 64),
        (["benchmark", "model", "no-such", "--data", digits], 1),
    ]

    @Test("What cannot be is said before work starts", arguments: refusals)
    func refuses(arguments: [String], status: Int32) throws {
        let run = try Command(arguments)
        #expect(run.status == status, "\(arguments): \(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func timesARecipe() throws {
        let folder = try TemporaryFolder()
        let recipe = folder.file("small.yaml")
        try Self.write("forest: {trees: 3}", to: recipe)
        let run = try Command([
            "benchmark", "fit", recipe.path, "--data", Self.digits, "--test-set", Self.digits,
            "--limit", "1000", "--json",
        ])
        #expect(run.status == 0, "\(run.errors)")
        let result = try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(result["glyphs"] as? Int == 1000 && result["kind"] as? String == "forest")
        #expect(result["fitSeconds"] as? Double ?? 0 > 0)
        #expect(result["accuracy"] as? Double ?? 0 > 0.6)
    }
}
