import ArgumentParser
import Datasets
import Foundation
import Recognition
import Training

/// `numeral train Recipes/default.yaml --output Models/default.safetensors`
struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a reader by a recipe.",
        discussion: """
            Writes the model, and beside it its card (.md). After each epoch, and on Ctrl-C, it \
            leaves a checkpoint (.checkpoint) from which --resume goes on to the same bytes as if \
            it had never stopped; the checkpoint goes when the model is written. A recipe with \
            variants trains each in turn unless --variant names one.

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

    @Flag(help: "Go on from the checkpoint beside the output.")
    var resume = false

    @OptionGroup var orientation: OrientationOption

    @OptionGroup var options: DataOptions

    func validate() throws {
        try OptionCheck.range(epochs, "epochs", 1...RecipeLimits.epochCountMax)
        try OptionCheck.range(threads, "threads", 1...RecipeLimits.threadCountMax)
    }

    func run() async throws {
        let interrupt = InterruptSignal()
        try await Console.orSay {
            let recipes = try readRecipes()
            let source = DataSource.standard(options.location, orientation)
            var trained: [(Recipe, Model)] = []
            for recipe in recipes {
                let job = TrainingJob(
                    recipe: recipe, target: target(of: recipe, among: recipes.count),
                    command: commandLine, resumes: resume)
                guard let model = try await job.run(source: source, testSet: testSet, interrupt)
                else {
                    Console.say(
                        "interrupted: to go on, run the same command again with --resume "
                            + "(\(job.checkpoint.relativePath))")
                    throw ExitCode(130)
                }
                try Console.write(job.summary(of: model))
                trained.append((recipe, model))
            }
            if trained.count > 1 { try Self.compare(trained) }
        }
    }

    private func readRecipes() throws -> [Recipe] {
        try RecipeFileError.naming(recipe) { text in
            var recipes =
                variant == nil
                ? try Recipe.all(yaml: text) : [try Recipe(yaml: text, variant: variant)]
            for index in recipes.indices {
                recipes[index].seed = seed ?? recipes[index].seed
                recipes[index].epochCount = epochs ?? recipes[index].epochCount
                recipes[index].threadCount = threads ?? recipes[index].threadCount
                try leaveOut(of: &recipes[index])
            }
            return recipes
        }
    }

    /// Takes the sets of `--without` out.
    private func leaveOut(of recipe: inout Recipe) throws {
        for set in without {
            guard let index = recipe.trainingSets.firstIndex(of: set) else {
                throw ValidationError(
                    "--without \(set): the recipe trains on "
                        + recipe.trainingSets.joined(separator: ", "))
            }
            recipe.trainingSets.remove(at: index)
        }
        guard !recipe.trainingSets.isEmpty else {
            throw ValidationError("--without leaves no data set to train on")
        }
    }

    /// Where a model goes; of several variants each gets its own name.
    private func target(of recipe: Recipe, among count: Int) -> URL {
        guard let output else { return URL(filePath: "\(recipe.name).safetensors") }
        let url = URL(filePath: output)
        guard count > 1 else { return url }
        return url.deletingLastPathComponent().appending(path: "\(recipe.name).safetensors")
    }

    /// What makes the model again, without paths that only this machine has.
    private var commandLine: String {
        var words = ["numeral train \(PortableName.of(recipe))"]
        if let variant { words.append("--variant \(variant)") }
        if let seed { words.append("--seed \(seed)") }
        if let epochs { words.append("--epochs \(epochs)") }
        if let threads { words.append("--threads \(threads)") }
        if orientation.transposed { words.append("--transposed") }
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
