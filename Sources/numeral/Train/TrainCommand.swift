import ArgumentParser
import Datasets
import Files
import Foundation
import Recognition
import Training

/// `numeral train Recipes/default.yaml --output Models/default.safetensors`
struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a reader by a recipe.",
        discussion: """
            Writes the model, and beside it its card (.md) and, of a network, a line of CSV an \
            epoch (.csv): learning rate, loss in nats and accuracy from 0 to 1, in training and on \
            what is held out. --report writes a page with the curves, what was confused and the \
            settings. A recipe with variants trains each in turn unless --variant names one.

            A network leaves a checkpoint (.checkpoint) after each epoch, and on Ctrl-C, from \
            which --resume goes on to the same bytes as if it had never stopped; the checkpoint \
            goes when the model is written. Forests, neighbours, machines and ensembles learn from \
            all digits at once: they leave none, and start anew.

            The same recipe, data and seed give the same bytes. Exits with 0 when the model is \
            written, 1 when it is not, 130 when it was interrupted.
            """)

    @Argument(help: "The recipe, a YAML file.", completion: .file(extensions: ["yaml", "yml"]))
    var recipe: String

    @Option(
        help: "The model file to write; NAME.safetensors when not given.",
        completion: .file(extensions: ["safetensors"]))
    var output: String?

    @Option(help: "A seed in place of the recipe's.")
    var seed: UInt64?

    @Option(help: "A number of epochs in place of the recipe's.")
    var epochs: Int?

    @Option(help: "A number of threads in place of the recipe's.")
    var threads: Int?

    @Option(help: "Which of the recipe's variants to train.")
    var variant: String?

    @Option(
        help: ArgumentHelp(
            "Leave out a data set of the recipe, to see how a model reads what it never saw.",
            valueName: "set"))
    var without: [String] = []

    @Option(help: "A data set to measure the finished model on, once, as in mnist-test.")
    var testSet: String?

    @Option(
        help: "Write a page with curves, confusion and settings; of variants one each.",
        completion: .file(extensions: ["html"]))
    var report: String?

    @Flag(help: "Go on from the checkpoint beside the output; of a network.")
    var resume = false

    @OptionGroup var sets: SourceOptions

    func validate() throws {
        try OptionCheck.range(epochs, "epochs", 1...RecipeLimits.epochCountMax)
        try OptionCheck.range(threads, "threads", 1...RecipeLimits.threadCountMax)
    }

    func run() async throws {
        let interrupt = InterruptSignal()
        try await Console.orSay {
            let recipes = try readRecipes()
            let jobs = recipes.map { recipe in
                TrainingJob(
                    recipe: recipe, target: target(of: recipe, among: recipes.count),
                    command: commandLine, report: page(of: recipe, among: recipes.count),
                    resumes: resume)
            }
            try OutputPlace.checkFiles(jobs.flatMap(\.files), besides: [recipe])
            for recipe in recipes { try checkResuming(recipe) }
            let source = sets.source()
            var trained: [(Recipe, Model)] = []
            for job in jobs {
                guard let model = try await job.run(source: source, testSet: testSet, interrupt)
                else {
                    Console.say("interrupted: " + Self.wayOn(from: job))
                    throw SignalStatus.interrupted
                }
                try Console.write(job.summary(of: model))
                trained.append((job.recipe, model))
            }
            if trained.count > 1 { try Self.compare(trained) }
        }
    }

    private func readRecipes() throws -> [Recipe] {
        var recipes = try ThingError.namingRecipe(recipe) { text in
            variant == nil
                ? try Recipe.all(yaml: text) : [try Recipe(yaml: text, variant: variant)]
        }
        for index in recipes.indices {
            recipes[index].seed = seed ?? recipes[index].seed
            recipes[index].epochCount = epochs ?? recipes[index].epochCount
            recipes[index].threadCount = threads ?? recipes[index].threadCount
            try leaveOut(of: &recipes[index])
        }
        return recipes
    }

    /// Takes the sets of `--without` out.
    private func leaveOut(of recipe: inout Recipe) throws {
        for set in without {
            guard let index = recipe.trainingSets.firstIndex(of: set) else {
                throw ValidationError(
                    "--without: the recipe does not train on \(set): give one of "
                        + recipe.trainingSets.joined(separator: ", "))
            }
            recipe.trainingSets.remove(at: index)
        }
        guard !recipe.trainingSets.isEmpty else {
            throw ValidationError("--without: no data set is left to train on: leave one in")
        }
    }

    /// Where a model goes; of several variants each gets its own name.
    private func target(of recipe: Recipe, among count: Int) -> URL {
        guard let output else { return URL(filePath: "\(recipe.name).safetensors") }
        let url = URL(filePath: output)
        guard count > 1 else { return url }
        return url.deletingLastPathComponent().appending(path: "\(recipe.name).safetensors")
    }

    /// Where a page goes; of several variants each has its own.
    private func page(of recipe: Recipe, among count: Int) -> URL? {
        guard let report else { return nil }
        let url = URL(filePath: report)
        guard count > 1 else { return url }
        return url.deletingLastPathComponent().appending(path: "\(recipe.name).html")
    }

    /// Refuses to go on where nothing is kept on the way.
    private func checkResuming(_ recipe: Recipe) throws {
        guard resume, recipe.network == nil else { return }
        throw ValidationError(
            "--resume: \(recipe.name) learns from all digits at once "
                + "(\(recipe.learner.kind.rawValue)) and leaves no checkpoint: "
                + "leave --resume out")
    }

    /// What is to be done after an interrupted run.
    private static func wayOn(from job: TrainingJob) -> String {
        job.recipe.network == nil
            ? "nothing is kept of what learns from all digits at once "
                + "(\(job.recipe.learner.kind.rawValue)): run the same command to start anew"
            : "to go on, run the same command again with --resume "
                + "(\(job.checkpoint.relativePath))"
    }

    /// What makes the model again, without paths that only this machine has.
    private var commandLine: String {
        var words = ["numeral train \(PortableName.of(recipe))"]
        if let variant { words.append("--variant \(variant)") }
        if let seed { words.append("--seed \(seed)") }
        if let epochs { words.append("--epochs \(epochs)") }
        if let threads { words.append("--threads \(threads)") }
        if sets.orientation.transposed { words.append("--transposed") }
        words += without.map { "--without \(PortableName.of($0))" }
        if let testSet { words.append("--test-set \(PortableName.of(testSet))") }
        return words.joined(separator: " ")
    }

    /// The variants side by side, on the same held-out digits.
    private static func compare(_ trained: [(Recipe, Model)]) throws {
        for (recipe, model) in trained {
            let scores = model.card.scores.map {
                "\($0.set): \(String(format: "%.2f %%", $0.accuracy * 100))"
            }
            try Console.write("\(recipe.name)\t\(scores.joined(separator: "\t"))")
        }
    }
}
