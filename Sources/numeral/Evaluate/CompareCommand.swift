public import ArgumentParser
import Datasets
import Evaluation
import Files
import Foundation
import Imaging
import Recognition
public import Rendering
import Training

/// `numeral compare default Recipes/svm.yaml --data mnist-test --report compare.html`
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare models, or ways to train them, in one table.",
        discussion: """
            Takes models, and recipes (.yaml), which are trained first: each of their variants \
            with each of --seeds, and on each number of glyphs of --sizes. Trained models stay in \
            --output, and are not trained again as long as the recipe is the same. Models of one \
            recipe and several seeds become one row: mean ± deviation.

            Prints accuracy, loss, Brier score, calibration error, precision, recall and F1 on \
            each set, McNemar's test for each pair, and what each costs: seconds of training, \
            microseconds a digit, memory, bytes. The report has the plots too.
            """)

    @Argument(help: "Names of models, .safetensors files or recipes.", completion: .file())
    var models: [String]

    @Option(
        help: """
            A set to measure on: \(DataSetOptions.names), or a path to IDX, CSV or a folder; may \
            be given more than once.
            """)
    var data: [String]

    @Option(
        help: ArgumentHelp(
            "Measure on each set spoiled in this way of MNIST-C too; may be given more than once.",
            valueName: "kind"))
    var corruption: [Corruption] = []

    @Option(help: "Seeds to train recipes with, as in 1,2,3; the recipe's own when not given.")
    var seeds: String?

    @Option(help: "Numbers of glyphs to train recipes on, as in 1000,10000.")
    var sizes: String?

    @Option(help: "Where trained models are kept.", completion: .directory)
    var output = "Runs/compare"

    @Option(help: "Write a page with charts.", completion: .file())
    var report: String?

    @Flag(help: "Leave out what each costs to use.")
    var withoutCost = false

    @OptionGroup var measuring: MeasuringOptions

    func validate() throws {
        if data.isEmpty { throw ValidationError("--data: it is missing: name a set to measure on") }
        _ = try Self.numbers(seeds, "seeds", UInt64.self)
        _ = try Self.numbers(sizes, "sizes", Int.self)
    }

    func run() async throws {
        let interrupt = InterruptSignal()
        try await Console.orSay {
            try OutputPlace.checkFiles(report, besides: models)
            if models.contains(where: Self.isRecipe) {
                try OutputPlace.checkFolder(URL(filePath: output))
            }
            let source = measuring.sets.source()
            let measured = measuring.sets.source(normalizedBy: try commonNormalization())
            let sets = try data.flatMap { name in
                let set = try measured.load(name).thinned(to: measuring.limit)
                return [set]
                    + corruption.map { set.corrupted(by: $0, threadCount: measuring.threads) }
            }
            guard var compared = try await compared(source, interrupt) else {
                Console.say("interrupted: run the same command again to go on")
                throw SignalStatus.interrupted
            }
            if !withoutCost {
                for index in compared.indices {
                    compared[index].model.cost = try await cost(of: compared[index])
                }
            }
            let comparison = try Comparison(
                compared.map(\.model), on: sets, threadCount: measuring.threads
            ) { Console.say("\($0) on \($1) …") }
            if let report {
                try Console.save(ComparisonReport(comparison).html, to: report)
            }
            try Console.write(
                measuring.json ? try Console.json(comparison.record) : comparison.record.text)
        }
    }

    /// How all the models make glyphs of pictures: one set is measured on all of them.
    private func commonNormalization() throws -> GlyphNormalization {
        let found = try models.filter { !Self.isRecipe($0) }.map {
            try Surroundings.library.model($0).normalization
        }
        guard let first = found.first else { return .standard }
        guard found.allSatisfy({ $0 == first }) else {
            throw ValidationError(
                "compare: the models make glyphs of pictures in different ways, so that no set is "
                    + "the same for all: measure each by 'numeral evaluate'")
        }
        return first
    }

    private static func isRecipe(_ name: String) -> Bool {
        name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    }

    /// What is compared, and the file of its first model.
    private struct Entry {
        var model: ComparedModel
        let file: URL
    }

    /// Loads the models and trains the recipes; `nil` when it was interrupted.
    private func compared(
        _ source: DataSource, _ interrupt: InterruptSignal
    ) async throws -> [Entry]? {
        var entries: [Entry] = []
        let trainings = ComparedTrainings(
            folder: URL(filePath: output),
            seeds: try Self.numbers(seeds, "seeds", UInt64.self) ?? [],
            sizes: try Self.numbers(sizes, "sizes", Int.self) ?? [])
        let recipes = models.filter(Self.isRecipe)
        let files = try models.filter { !recipes.contains($0) }.map {
            try Surroundings.library.file(of: $0)
        }
        let loaded = try files.map { try Surroundings.library.model(at: $0) }
        for group in ComparedModel.grouped(loaded) {
            guard let first = loaded.firstIndex(of: group.models[0]) else { continue }
            entries.append(Entry(model: group, file: files[first]))
        }
        for recipe in recipes {
            let variants = try ThingError.namingRecipe(recipe) { try Recipe.all(yaml: $0) }
            let trained = try await trainings.run(variants, clock: ContinuousClock()) {
                try await $0.run(source: source, interrupt)
            }
            guard let trained else { return nil }
            entries += trained.map { Entry(model: $0.model, file: $0.file) }
        }
        return entries
    }

    /// Measured in a process of its own, so that memory is that of the one model.
    private func cost(of entry: Entry) async throws -> ModelCost {
        Console.say("\(entry.model.name): timing …")
        let arguments =
            [
                "benchmark", "model", entry.file.path, "--data", data[0], "--threads",
                "\(measuring.threads)", "--json",
            ]
            + (measuring.limit.map { ["--limit", "\($0)"] } ?? [])
            + (measuring.sets.orientation.transposed ? ["--transposed"] : [])
            + (measuring.sets.data.dataFolder.map { ["--data-folder", $0] } ?? [])
        let output = try await OwnProgram.output(of: arguments)
        return try JSONDecoder().decode(ModelCost.self, from: output)
    }

    /// `1,2,3`, or `nil` where the option is not given.
    private static func numbers<Number: FixedWidthInteger>(
        _ text: String?, _ option: String, _ type: Number.Type
    ) throws -> [Number]? {
        guard let text else { return nil }
        let words = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = words.compactMap { Number($0) }.filter { $0 > 0 }
        guard numbers.count == words.count, Set(numbers).count == numbers.count else {
            throw ValidationError(
                "--\(option): '\(text)' is not a list of different whole numbers above 0: give "
                    + "them as in 1,2,3")
        }
        return numbers
    }
}

extension Corruption: ExpressibleByArgument {}
