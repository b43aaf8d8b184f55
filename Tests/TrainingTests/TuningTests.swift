import Datasets
import Foundation
import NeuralNet
import Recognition
import Synchronization
import Testing
import Training

@Suite struct TuningTests {
    static let recipe = """
        name: tuned
        data: {train: fixture, count: 3000, validation: 1000}
        threads: 2
        forest: {trees: 5, depthMax: 4}
        """

    static func file(_ tuning: String, of recipe: String = recipe) throws -> TuningFile {
        try TuningFile(yaml: recipe + "\ntuning: " + tuning)
    }

    static func trials(
        _ tuning: String, known: [TuningTrial] = [], stopAfter: Int = .max
    ) async throws -> (trials: [TuningTrial]?, tried: [TuningTrial]) {
        let tried = Mutex<[TuningTrial]>([])
        let tuner = Tuner(try file(tuning), data: [Fixture.digits])
        let trials = try await tuner.run(
            known: known, clock: ContinuousClock(),
            shouldStop: { tried.withLock { $0.count } >= stopAfter },
            events: { event in
                if case .finished(let trial) = event { tried.withLock { $0.append(trial) } }
            })
        return (trials, tried.withLock { $0 })
    }

    @Test("A grid tries each with each; the best is the one that a trained model says is best")
    func triesAGrid() async throws {
        let tuning =
            "{measure: accuracy, settings: {forest.trees: [2, 20], forest.depthMax: [2, 12]}}"
        let trials = try #require(try await Self.trials(tuning).trials)
        #expect(trials.count == 4 && Set(trials.map(\.settings)).count == 4)
        let best = trials.ranked(by: .accuracy)[0]
        #expect(best.settings == ["forest.trees": "20", "forest.depthMax": "12"])
        // The trial's figures are those of the model that its recipe makes.
        let trainer = try Trainer(
            Self.file(tuning).recipe(best.settings), data: [Fixture.digits])
        let score = try trainer.model(of: try await trainer.finish()).card.scores[0]
        #expect(best.accuracy == score.accuracy && best.loss == score.loss)
    }

    @Test("What was interrupted goes on, and tries nothing twice")
    func goesOn() async throws {
        let tuning = "{search: random, trials: 6, settings: {forest.trees: {from: 1, to: 9}}}"
        let first = try await Self.trials(tuning, stopAfter: 2)
        #expect(first.trials == nil && first.tried.count == 2)
        let rest = try await Self.trials(tuning, known: first.tried)
        let all = try #require(rest.trials)
        #expect(Set(all.map(\.settings)).count == all.count)
        #expect(rest.tried.count == all.count - 2)
        #expect(Array(all.prefix(2)) == first.tried)
    }

    @Test("Halving gives the best third three times the glyphs")
    func halves() async throws {
        let tuning = """
            {search: halving, trials: 6, settings: {forest.trees: {from: 1, to: 60}}}
            """
        let trials = try #require(try await Self.trials(tuning).trials)
        let rounds = (0...1).map { round in trials.filter { $0.round == round } }
        #expect(rounds[0].count > 3 && rounds[1].count == rounds[0].count / 3)
        let kept = Set(rounds[0].ranked(by: .loss).prefix(rounds[1].count).map(\.settings))
        #expect(Set(rounds[1].map(\.settings)) == kept)
        #expect(trials.ranked(by: .loss)[0].round == 1)
    }

    @Test("With folds every glyph of the set is held out once, and nothing else is read")
    func crossValidates() async throws {
        let text = Self.recipe.replacing("count: 3000, validation: 1000", with: "count: 600")
        let file = try Self.file("{folds: 3, settings: {forest.trees: [3]}}", of: text)
        let set = Fixture.some(600)
        let trials = try await Tuner(file, data: [set]).run(clock: ContinuousClock())
        let trial = try #require(trials?.first)
        let correctCount = trial.accuracy * Double(set.count)
        #expect(abs(correctCount - correctCount.rounded()) < 1e-9)
        #expect(trial.accuracy > 0.3 && trial.loss < 2.5)
    }

    @Test("Values take their place deep in the recipe; a recipe with tuning is still a recipe")
    func setsPaths() throws {
        let text = """
            name: net
            data: {validation: 100}
            network: {input: [1, 28, 28], layers: [flatten, {dense: 5}, relu, {dense: 10}]}
            tuning:
              settings:
                network.layers.1.dense: [7, 9]
                optimizer: [adam, {sgd: {momentum: 0.9}}]
                schedule.oneCycle.peak: [0.2]
            """
        let file = try TuningFile(yaml: text)
        let recipe = try file.recipe([
            "network.layers.1.dense": "9", "optimizer": "sgd: {momentum: 0.9}",
        ])
        #expect(recipe.network?.layers[1] == .dense(.init(9)))
        #expect(recipe.optimizer == .sgd(momentum: 0.9))
        #expect(try Recipe(yaml: text) == file.recipe([:]))
    }

    @Test(arguments: [
        ("{}", "tuning needs 1 to 20 settings"),
        ("{settings: {}}", "tuning needs 1 to 20 settings"),
        ("{settings: {forest.trees: 5}}", "forest.trees must be a list of values or a range"),
        ("{settings: {forest.trees: {from: 1, to: 9}}}", "is a range, and a grid needs a list"),
        ("{settings: {forest.trees: [0]}}", "with forest.trees: 0: line"),
        ("{settings: {forest.tree: [3]}}", "unknown key 'tree' in the forest"),
        ("{settings: {name.x: [3]}}", "the recipe has no place 'name.x'"),
        ("{search: best, settings: {seed: [1]}}", "search must be grid or random or halving"),
        ("{folds: 1, settings: {seed: [1]}}", "folds must be 0, or 2 or more"),
        (
            "{search: random, settings: {seed: {from: 5, to: 2}}}", "to must be above from"
        ),
        (
            "{search: random, settings: {seed: {from: 0, to: 1e300}}}",
            "line 5: from and to must be within"
        ),
        (
            "{search: random, settings: {seed: {from: -1e308, to: 1e308}}}", "must be within"
        ),
        (
            "{search: random, settings: {seed: {from: 0, to: 2, scale: log}}}",
            "from must be above 0 on a log scale"
        ),
    ])
    func refusesInItsOwnWords(tuning: String, reason: String) {
        do {
            _ = try Self.file(tuning)
            Issue.record("\(tuning) was taken")
        } catch { #expect("\(error)".contains(reason), "\(error)") }
    }

    @Test func needsSomethingHeldOut() {
        let text = Self.recipe.replacing(", validation: 1000", with: "")
        #expect(throws: RecipeError.self) {
            try Self.file("{settings: {forest.trees: [3]}}", of: text)
        }
        #expect(throws: RecipeError.self) { try TuningFile(yaml: Self.recipe) }
    }
}
