import ArgumentParser
import Datasets
import Recognition
import Training

/// `numeral benchmark fit Recipes/svm.yaml --data mnist-train --test-set mnist-test --json`
struct BenchmarkFitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Time a recipe: learning all of a set, and answering another.",
        discussion: """
            Trains on the whole set: what the recipe holds out is trained on too, so nothing is \
            calibrated and no probability is promised. The time of training counts what becomes of \
            the glyphs before, and is divided by the epochs of a network. The median of the rounds \
            is printed. The test set chooses nothing.
            """)

    @Argument(help: "The recipe, a YAML file.", completion: .file(extensions: ["yaml", "yml"]))
    var recipe: String

    @Option(help: "Which of the recipe's variants.")
    var variant: String?

    @Option(help: "The set to train on.")
    var data = "mnist-train"

    @Option(help: "The set to answer.")
    var testSet = "mnist-test"

    @Option(help: "A number of epochs in place of the recipe's.")
    var epochs: Int?

    @Option(help: "A number of threads in place of the recipe's.")
    var threads: Int?

    @Option(help: "Train on this many glyphs, of each class as many.")
    var limit: Int?

    @Option(help: "How often it is trained and answers.")
    var rounds = 1

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var sets: SourceOptions

    func validate() throws {
        try OptionCheck.range(rounds, "rounds", 1...100)
        try OptionCheck.range(epochs, "epochs", 1...RecipeLimits.epochCountMax)
        try OptionCheck.range(threads, "threads", 1...RecipeLimits.threadCountMax)
        try OptionCheck.range(limit, "limit", 1...RecipeLimits.trainingCountMax)
    }

    func run() async throws {
        try await Console.orSay {
            var recipe = try ThingError.namingRecipe(recipe) {
                try Recipe(yaml: $0, variant: variant)
            }
            recipe.epochCount = epochs ?? recipe.epochCount
            recipe.threadCount = threads ?? recipe.threadCount
            (recipe.validationCount, recipe.trainingCount) = (0, nil)
            let source = sets.source()
            let benchmark = FitBenchmark(
                recipe: recipe, training: try source.load(data).thinned(to: limit),
                test: try source.load(testSet),
                typefaces: Surroundings.typefaces(for: recipe))
            let display = TrainingDisplay(recipe.name)
            let result = try await benchmark.run(
                roundCount: rounds, clock: ContinuousClock(), events: { display.show($0) })
            display.finish()
            try Console.write(json ? try Console.json(result) : result.text)
        }
    }
}
