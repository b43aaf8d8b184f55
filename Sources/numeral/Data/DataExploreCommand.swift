import ArgumentParser
import Datasets
import Evaluation
import Files
import Foundation
import Training

/// `numeral data explore SET`
struct DataExploreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explore",
        abstract: "Find out what a set looks like: counts, means, maps, copies, wrong labels.",
        discussion: """
            Prints a few lines, or with --json everything. --report writes a page with the mean \
            of each class, maps by principal components and t-SNE, a contact sheet, the glyphs \
            that are most alike, and the labels that are probably wrong.

            For the last, --recipe names a recipe that is trained --folds times, each time \
            without a part of the set, and asked for that part (confident learning, Northcutt et \
            al., 2021): give one that reads such glyphs well, since each of its mistakes is a \
            suspect. Of its data only resampling, weights and validation count; its sets are not \
            read.
            """)

    @OptionGroup var options: DataSetOptions

    @Option(help: "The page to write.", completion: .file(extensions: ["html"]))
    var report: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    @Option(
        help: "A recipe to judge labels with; none looks for no wrong labels.",
        completion: .file(extensions: ["yaml", "yml"]))
    var recipe: String?

    @Option(help: "Which of the recipe's variants.")
    var variant: String?

    @Option(help: "Into how many parts the set is divided to judge labels.")
    var folds = 5

    @Option(help: "How many glyphs are on the maps.")
    var points = 2000

    @Option(help: "Which glyphs are on the maps.")
    var seed: UInt64 = 1

    @Option(help: "How many cores it takes; it changes nothing else.")
    var threads = 2

    func validate() throws {
        try OptionCheck.range(folds, "folds", 2...CrossValidation.foldCountMax)
        try OptionCheck.range(points, "points", 10...ExplorationRun.mapCountMax)
        try OptionCheck.range(threads, "threads", 1...RecipeLimits.threadCountMax)
    }

    func run() async throws {
        let interrupt = InterruptSignal()
        try await Console.orSay {
            try OutputPlace.checkFiles(report, besides: [options.set])
            var run = ExplorationRun()
            run.recipe = try readRecipe()
            run.typefaces = run.recipe.map(Surroundings.typefaces) ?? []
            (run.foldCount, run.mapCount) = (folds, points)
            (run.seed, run.threadCount) = (seed, threads)
            let display = TrainingDisplay("explore")
            let found = try await run.explore(
                try options.load(), clock: ContinuousClock(),
                shouldStop: { interrupt.isRaised }, events: { Self.show($0, display) })
            display.finish()
            guard let found else { throw SignalStatus.interrupted }
            if let report { try Console.save(ExplorationReport(found).html, to: report) }
            let record = ExplorationRecord(found)
            try Console.write(json ? try Console.json(record) : record.text)
        }
    }

    private func readRecipe() throws -> Recipe? {
        guard let recipe else { return nil }
        return try ThingError.namingRecipe(recipe) { try Recipe(yaml: $0, variant: variant) }
    }

    private static func show(_ event: ExplorationRun.Event, _ display: TrainingDisplay) {
        switch event {
        case .stage(let name): Console.say("\(name) …")
        case .map(let progress): display.show(.fitting(progress))
        case .fold(let fold, let event):
            if case .started = event { Console.say("fold \(fold + 1) …") }
            display.show(event)
        }
    }
}
