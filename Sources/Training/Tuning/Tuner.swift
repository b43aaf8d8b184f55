public import Datasets
import Evaluation
import NumeralCore
import Recognition
public import Rendering

/// Tries the settings of a ``TuningFile``, one combination after the other.
public struct Tuner {
    public let file: TuningFile
    /// The recipe's sets, in its order.
    private let data: [LabeledGlyphs]
    private let typefaces: [Typeface]

    public init(_ file: TuningFile, data: [LabeledGlyphs], typefaces: [Typeface] = []) {
        (self.file, self.data, self.typefaces) = (file, data, typefaces)
    }

    /// What happens, for whoever shows it.
    public enum Event: Sendable {
        /// A combination begins: its number from 1, and how many there are in its round.
        case started(settings: [String: String], number: Int, of: Int, round: Int)
        case training(TrainingEvent)
        case finished(TuningTrial)
    }

    /// Tries every combination that was not tried before.
    ///
    /// - Parameters:
    ///   - known: trials of an earlier, unfinished search: they are not tried again.
    ///   - clock: tells how long a trial took; nothing else depends on it.
    ///   - shouldStop: asked by each training run.
    /// - Returns: all trials, known ones included; `nil` when it was stopped.
    public func run<C: Clock>(
        known: [TuningTrial] = [], clock: C,
        shouldStop: @escaping @Sendable () -> Bool = { false },
        events: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> [TuningTrial]? where C.Duration == Duration {
        var trials: [TuningTrial] = []
        var rest = combinations()
        for (round, resource) in rounds().enumerated() {
            var own: [TuningTrial] = []
            for (index, settings) in rest.enumerated() {
                var recipe = try file.recipe(settings)
                resource?.apply(to: &recipe)
                let key = Self.key(recipe, foldCount: file.tuning.foldCount)
                if let found = known.first(where: { $0.recipe == key }) {
                    own.append(found)
                    continue
                }
                events(
                    .started(settings: settings, number: index + 1, of: rest.count, round: round))
                let start = clock.now
                guard
                    let scores = try await scores(
                        of: recipe, clock: clock, shouldStop: shouldStop,
                        events: { events(.training($0)) })
                else { return nil }
                let trial = TuningTrial(
                    number: trials.count + own.count, round: round, settings: settings,
                    recipe: key, accuracy: scores.accuracy, loss: scores.loss,
                    seconds: start.duration(to: clock.now) / .seconds(1))
                events(.finished(trial))
                own.append(trial)
            }
            trials += own
            let kept = max(1, rest.count / Tuning.halvingFactor)
            rest = own.ranked(by: file.tuning.measure).prefix(kept).map(\.settings)
        }
        return trials
    }

    private static func key(_ recipe: Recipe, foldCount: Int) -> String {
        checksum(of: Array("\(recipe.yaml)folds: \(foldCount)\n".utf8))
    }

    // MARK: What is tried

    /// The combinations of the first round, each once.
    func combinations() -> [[String: String]] {
        let tuning = file.tuning
        guard tuning.search == .grid else {
            var seen: Set<[String: String]> = []
            return (0..<tuning.trialCount).compactMap { number in
                var generator = SplitMix64(seed: tuning.seed, path: [UInt64(number)])
                let drawn = tuning.settings.map { ($0.path, $0.draw(using: &generator)) }
                let settings = Dictionary(drawn) { $1 }
                return seen.insert(settings).inserted ? settings : nil
            }
        }
        return tuning.settings.reduce([[:]]) { combinations, setting in
            guard case .list(let values) = setting.values else { return combinations }
            return combinations.flatMap { settings in
                values.map { settings.merging([setting.path: $0]) { $1 } }
            }
        }
    }

    /// How much each round trains; one round with all of it unless the search is by halving.
    private func rounds() -> [TuningResource?] {
        guard file.tuning.search == .halving, let recipe = try? file.recipe([:]) else {
            return [nil]
        }
        var count = file.tuning.trialCount
        var resources: [TuningResource] = [TuningResource(divisor: 1)]
        while count > Tuning.halvingFactor {
            count /= Tuning.halvingFactor
            let next = TuningResource(
                divisor: (resources[0].divisor) * Tuning.halvingFactor)
            guard next.isEnough(for: recipe) else { break }
            resources.insert(next, at: 0)
        }
        return resources
    }

    // MARK: How it is measured

    private func scores<C: Clock>(
        of recipe: Recipe, clock: C, shouldStop: @escaping @Sendable () -> Bool,
        events: @escaping @Sendable (TrainingEvent) -> Void
    ) async throws -> (accuracy: Double, loss: Double)? where C.Duration == Duration {
        if file.tuning.foldCount > 0 {
            let validation = CrossValidation(
                recipe, foldCount: file.tuning.foldCount, typefaces: typefaces)
            let predictions = try await validation.predictions(
                on: data[0], clock: clock, shouldStop: shouldStop, events: { events($1) })
            return predictions.map { answers in
                let metrics = Metrics(
                    classes: data[0].classes, labels: data[0].labels.map { Int($0) },
                    probabilities: answers.flatMap { data[0].classes.map($0.probability) })
                return (metrics.accuracy.value, metrics.loss)
            }
        }
        let trainer = try Trainer(recipe, data: data, typefaces: typefaces)
        let outcome = try await trainer.run(clock: clock, shouldStop: shouldStop, events: events)
        guard case .finished(let trained) = outcome else { return nil }
        let parts = try trainer.model(of: trained).card.scores
        let count = Double(parts.reduce(0) { $0 + $1.count })
        func mean(_ value: (Int) -> Double) -> Double {
            parts.indices.reduce(0) { $0 + value($1) * Double(parts[$1].count) } / count
        }
        return (mean { parts[$0].accuracy }, mean { parts[$0].loss })
    }
}

/// A part of a recipe's training: fewer epochs of a network, fewer glyphs for what sees all.
struct TuningResource {
    /// One in so many.
    let divisor: Int

    /// Fewer glyphs than this tell nothing.
    private static let trainingCountMin = 500

    func isEnough(for recipe: Recipe) -> Bool {
        if recipe.network != nil { return recipe.epochCount / divisor >= 1 }
        return recipe.trainingCount.map { $0 / divisor >= Self.trainingCountMin } ?? false
    }

    func apply(to recipe: inout Recipe) {
        if recipe.network != nil {
            recipe.epochCount = max(1, recipe.epochCount / divisor)
        } else if let count = recipe.trainingCount {
            recipe.trainingCount = count / divisor
        }
    }
}
