public import Evaluation
import Files
public import Foundation
public import Recognition

/// Trains what is compared as recipes, and keeps the models with the times that they took.
public struct ComparedTrainings: Sendable {
    private let folder: URL
    private let seeds: [UInt64]
    private let sizes: [Int]

    /// - Parameters:
    ///   - folder: where models and their times lie.
    ///   - seeds: in place of the recipe's seed; the recipe's own where there are none.
    ///   - sizes: numbers of training glyphs; the recipe's own where there are none.
    public init(folder: URL, seeds: [UInt64] = [], sizes: [Int] = []) {
        (self.folder, self.seeds, self.sizes) = (folder, seeds, sizes)
    }

    /// The seconds that each model took to train, by its file's name.
    private static let timesName = "training-seconds.json"

    /// One way to train, and the file of its first model.
    public struct Trained: Sendable {
        public let model: ComparedModel
        public let file: URL
    }

    /// Trains each recipe with each size and seed, but for what is there already.
    ///
    /// - Parameters:
    ///   - clock: tells how long a training took.
    ///   - train: follows a job to its end, or says `nil` when it was interrupted.
    /// - Returns: `nil` when it was interrupted.
    public func run<C: Clock>(
        _ recipes: [Recipe], clock: C, train: (TrainingJob) async throws -> Model?
    ) async throws -> [Trained]? where C.Duration == Duration {
        var trained: [Trained] = []
        for recipe in recipes {
            for size in sizes.isEmpty ? [nil] : sizes.map(Optional.some) {
                var (models, seconds, files): ([Model], [Double], [URL]) = ([], [], [])
                for seed in seeds.isEmpty ? [recipe.seed] : seeds {
                    var own = recipe
                    (own.seed, own.trainingCount) = (seed, size ?? recipe.trainingCount)
                    let file = folder.appending(path: Self.name(own) + ".safetensors")
                    guard let (model, time) = try await model(of: own, in: file, clock, train)
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

    /// The model of a recipe, from its file or trained now.
    private func model(
        of recipe: Recipe, in file: URL, _ clock: some Clock<Duration>,
        _ train: (TrainingJob) async throws -> Model?
    ) async throws -> (Model, seconds: Double?)? {
        if let model = try? Model(contentsOf: file), model.card.recipe == recipe.portable.yaml {
            return (model, times()[file.lastPathComponent])
        }
        let start = clock.now
        let job = TrainingJob(recipe: recipe, target: file, command: "numeral compare")
        guard let model = try await train(job) else { return nil }
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
