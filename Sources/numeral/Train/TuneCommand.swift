import ArgumentParser
import Datasets
import Evaluation
import Files
import Foundation
import Training

/// `numeral tune Recipes/tune-small-network.yaml --report tuning.html`
struct TuneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune",
        abstract: "Try the settings that a recipe lists, and say which are best.",
        discussion: """
            The recipe's 'tuning' part says what to try, for example

              tuning:
                search: random      # grid, random or halving
                trials: 20
                folds: 0            # 0: the recipe's own held-out digits
                measure: loss       # or accuracy
                settings:
                  learningRate: {from: 0.0003, to: 0.03, scale: log}
                  batchSize: [32, 64, 128]

            Every trial is measured on digits that it was not trained on; no test set is read. \
            Trials are kept in --output as they end, and the same command goes on where it was \
            interrupted. Prints the trials, the best first, and writes the best recipe.
            """)

    @Argument(help: "The recipe, a YAML file.", completion: .file(extensions: ["yaml", "yml"]))
    var recipe: String

    @Option(help: "Where trials and the best recipe are kept.", completion: .directory)
    var output = "Runs/tune"

    @Option(help: "Write a page with charts.", completion: .file())
    var report: String?

    @Flag(help: "Print JSON, a trial a line.")
    var json = false

    @OptionGroup var sets: SourceOptions

    func run() async throws {
        let interrupt = InterruptSignal()
        try await Console.orSay {
            let file = try ThingError.namingRecipe(recipe) { try TuningFile(yaml: $0) }
            try OutputPlace.checkFiles(report, besides: [recipe])
            try OutputPlace.checkFolder(URL(filePath: output))
            let base = try file.recipe([:])
            let source = sets.source()
            let tuner = Tuner(
                file, data: try base.trainingSets.map { try source.load($0) },
                typefaces: Surroundings.typefaces(for: base))
            let journal = TuningJournal(
                URL(filePath: output).appending(path: "\(base.name).trials.jsonl"))
            let display = TrainingDisplay(base.name)
            let trials = try await tuner.run(
                known: try journal.trials(), clock: ContinuousClock(),
                shouldStop: { interrupt.isRaised },
                events: { event in
                    switch event {
                    case .started(let settings, let number, let count, let round):
                        Console.say(
                            "round \(round + 1), \(number) of \(count): "
                                + Self.words(settings))
                    case .training(let event): display.show(event)
                    case .finished(let trial): journal.append(trial)
                    }
                })
            display.finish()
            guard let trials else {
                Console.say("interrupted: run the same command again to go on")
                throw SignalStatus.interrupted
            }
            try show(trials.ranked(by: file.tuning.measure), of: file)
        }
    }

    private func show(_ trials: [TuningTrial], of file: TuningFile) throws {
        let paths = file.tuning.settings.map(\.path)
        let name = try file.recipe([:]).name
        let table = TuningReport(
            name: name,
            settings: file.tuning.settings.map {
                .init(name: $0.path, isLogarithmic: $0.isLogarithmic, listed: $0.listed)
            },
            measure: file.tuning.measure == .loss ? .loss : .accuracy,
            rows: trials.map { trial in
                TuningReport.Row(
                    values: paths.map { trial.settings[$0] ?? "" }, round: trial.round,
                    accuracy: trial.accuracy, loss: trial.loss, seconds: trial.seconds)
            })
        if let report { try Console.save(table.html, to: report) }
        if let best = trials.first {
            let target = URL(filePath: output).appending(path: "\(name).best.yaml")
            try AtomicFile.write(Array(try file.recipe(best.settings).yaml.utf8), to: target)
            Console.say("\(target.relativePath): the best recipe")
        }
        guard json else { return try Console.write(table.text) }
        for trial in trials { try Console.write(TuningJournal.line(trial)) }
    }

    private static func words(_ settings: [String: String]) -> String {
        settings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            .joined(separator: ", ")
    }
}
