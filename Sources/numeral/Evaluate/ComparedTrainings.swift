import Datasets
import Evaluation
import Files
import Foundation
import Recognition
import Training

/// Trains what `numeral compare` is given as recipes, and keeps the models with their times.
struct ComparedTrainings {
    /// Where models and ``timesName`` lie.
    let folder: URL
    /// In place of the recipe's seed; the recipe's own where there are none.
    let seeds: [UInt64]
    /// Numbers of training glyphs; the recipe's own where there are none.
    let sizes: [Int]

    /// The seconds that each model took to train, by its file's name.
    private static let timesName = "training-seconds.json"

    /// One way to train, and the file of its first model.
    struct Trained {
        let model: ComparedModel
        let file: URL
    }

    /// Trains each variant of a recipe with each size and seed, but for what is there already.
    ///
    /// - Returns: `nil` when it was interrupted.
    func run(
        _ path: String, source: DataSource, _ interrupt: InterruptSignal
    ) async throws -> [Trained]? {
        var trained: [Trained] = []
        for recipe in try RecipeFileError.naming(path, { try Recipe.all(yaml: $0) }) {
            for size in sizes.isEmpty ? [nil] : sizes.map(Optional.some) {
                var (models, seconds, files): ([Model], [Double], [URL]) = ([], [], [])
                for seed in seeds.isEmpty ? [recipe.seed] : seeds {
                    var own = recipe
                    (own.seed, own.trainingCount) = (seed, size ?? recipe.trainingCount)
                    let file = folder.appending(path: Self.name(own) + ".safetensors")
                    guard let (model, time) = try await train(own, to: file, source, interrupt)
                    else { return nil }
                    models.append(model)
                    files.append(file)
                    if let time { seconds.append(time) }
                }
                var compared = ComparedModel(name: recipe.name, models: models)
                compared.trainingCount = size ?? recipe.trainingCount
                compared.trainingSeconds = seconds.count == models.count ? seconds : nil
                trained.append(Trained(model: compared, file: files[0]))
            }
        }
        return trained
    }

    private static func name(_ recipe: Recipe) -> String {
        let size = recipe.trainingCount.map { "-\($0)" } ?? ""
        return "\(recipe.name)\(size)-\(recipe.seed)"
    }

    private func train(
        _ recipe: Recipe, to file: URL, _ source: DataSource, _ interrupt: InterruptSignal
    ) async throws -> (Model, seconds: Double?)? {
        if let model = try? Model(contentsOf: file), model.card.recipe == recipe.portable.yaml {
            return (model, times()[file.lastPathComponent])
        }
        let clock = ContinuousClock()
        let start = clock.now
        let job = TrainingJob(
            recipe: recipe, target: file, command: "numeral compare", resumes: false)
        guard let model = try await job.run(source: source, testSet: nil, interrupt) else {
            return nil
        }
        let seconds = start.duration(to: clock.now) / .seconds(1)
        var times = times()
        times[file.lastPathComponent] = seconds
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try AtomicFile.write(
            Array(try encoder.encode(times)), to: folder.appending(path: Self.timesName))
        return (model, seconds)
    }

    private func times() -> [String: Double] {
        guard let data = try? Data(contentsOf: folder.appending(path: Self.timesName)) else {
            return [:]
        }
        return (try? JSONDecoder().decode([String: Double].self, from: data)) ?? [:]
    }
}
