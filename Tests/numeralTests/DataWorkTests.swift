import Foundation
import Testing

/// `numeral data resample` and `numeral data explore`, on the digits that ship with the tests.
@Suite struct DataWorkTests {
    static let digits = "Tests/Fixtures/mnist-5000"

    /// The counts that `resample` prints: for each class before and after.
    static func counts(_ output: String) -> [String: (before: Int, after: Int)] {
        let lines = output.split(separator: "\n").map { $0.split(separator: " ") }
        return Dictionary(
            uniqueKeysWithValues: lines.compactMap { words in
                guard words.count == 3, let before = Int(words[1]), let after = Int(words[2])
                else { return nil }
                return (String(words[0]), (before, after))
            })
    }

    @Test(
        "Counts are as asked for, and what is written is what was said",
        arguments: [
            (["under", "--to", "7=40,3=50"], ["7": 40, "3": 50, "0": 500]),
            (["over", "--to", "1=520"], ["1": 520, "0": 500]),
            (["smote", "--to", "4=530", "--neighbors", "3"], ["4": 530, "0": 500]),
        ])
    func resamples(method: [String], expected: [String: Int]) throws {
        let folder = try TemporaryFolder()
        for output in ["made.csv.gz", "made"] {
            let file = folder.file(output)
            let arguments =
                ["data", "resample", Self.digits, "--output", file.path, "--method"] + method
            let run = try Command(arguments)
            #expect(run.status == 0, "\(run.errors)")
            let counts = Self.counts(run.output)
            #expect(counts.count == 10)
            for (symbol, after) in expected {
                let found = try #require(counts[symbol])
                #expect(found.before == 500 && found.after == after, "\(symbol)")
            }
            let described = try Command(["data", "describe", file.path, "--json"])
            #expect(described.status == 0, "\(described.errors)")
            let record = try #require(
                JSONSerialization.jsonObject(with: Data(described.output.utf8)) as? [String: Any])
            let shape = try #require(record["shape"] as? [Int])
            #expect(shape == [counts.values.reduce(0) { $0 + $1.after }, 28, 28])
        }
    }

    @Test("The same seed makes the same file, another seed another")
    func resamplesBySeed() throws {
        let folder = try TemporaryFolder()
        func made(_ seed: Int, threads: Int) throws -> Data {
            let file = folder.file("made-\(seed)-\(threads).csv")
            let run = try Command([
                "data", "resample", Self.digits, "--output", file.path, "--method", "smote", "--to",
                "4=510", "--seed", "\(seed)", "--threads", "\(threads)",
            ])
            #expect(run.status == 0, "\(run.errors)")
            return try Data(contentsOf: file)
        }
        let first = try made(1, threads: 1)
        #expect(try made(1, threads: 2) == first)
        #expect(try made(2, threads: 2) != first)
    }

    @Test("A wrong label is found, and told with what it is rather")
    func explores() throws {
        let folder = try TemporaryFolder()
        // Sixty digits a class as CSV, one label changed.
        let (all, file) = (folder.file("all.csv"), folder.file("some.csv"))
        let resampled = try Command([
            "data", "resample", Self.digits, "--output", all.path, "--method", "under", "--to",
            (0...9).map { "\($0)=60" }.joined(separator: ","),
        ])
        #expect(resampled.status == 0, "\(resampled.errors)")
        var lines = try String(contentsOf: all, encoding: .utf8).split(separator: "\n")
        let index = try #require(lines.firstIndex { $0.hasPrefix("0,") })
        lines[index] = "1" + lines[index].dropFirst()
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        let recipe = folder.file("judge.yaml")
        try Data(
            """
            name: judge
            data: {train: x, validation: 60}
            svm: {C: 10}
            """.utf8
        ).write(to: recipe)
        let page = folder.file("page.html")
        let arguments = [
            "data", "explore", file.path, "--report", page.path, "--recipe", recipe.path,
            "--folds", "3", "--points", "100",
        ]
        let run = try Command(arguments + ["--json"])
        #expect(run.status == 0, "\(run.errors)")
        let record = try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let suspects = try #require(record["suspects"] as? [[String: Any]])
        let found = try #require(suspects.first { $0["index"] as? Int == index - 1 })
        #expect(found["label"] as? String == "1" && found["likely"] as? String == "0")
        #expect(suspects.count < 30)
        let html = try String(contentsOf: page, encoding: .utf8)
        #expect(html.contains("<svg") && html.contains("t-SNE") && !html.contains("<script"))
        let text = try Command(arguments.filter { $0 != "--report" && $0 != page.path })
        #expect(text.output.contains("1 is rather 0"), "\(text.output)")
    }

    /// Command lines that ask for what cannot be.
    static let refusals: [(arguments: [String], status: Int32, words: String)] = [
        (["resample", digits, "--output", "x", "--method", "nonsense"], 64, "nonsense"),
        (["resample", digits, "--output", "x", "--method", "under", "--to", "7=0x"], 64, "--to"),
        (
            ["resample", digits, "--output", "x", "--method", "smote", "--neighbors", "0"], 64,
            "--neighbors"
        ),
        (["resample", "no-such", "--output", "x", "--method", "under"], 1, "no-such"),
        (["explore", digits, "--folds", "1"], 64, "--folds"),
        (["explore", digits, "--points", "3"], 64, "--points"),
        (["explore", digits, "--recipe", "no-such.yaml"], 1, "no-such.yaml"),
        (["explore", "no-such"], 1, "no-such"),
    ]

    @Test("What cannot be is said before work starts", arguments: refusals)
    func refuses(arguments: [String], status: Int32, words: String) throws {
        let run = try Command(["data"] + arguments)
        #expect(run.status == status, "\(run.errors)")
        #expect(run.output.isEmpty && run.errors.contains(words), "\(run.errors)")
    }
}
