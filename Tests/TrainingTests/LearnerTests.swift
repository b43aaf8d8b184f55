import Classical
import Datasets
import Evaluation
import NeuralNet
import NumeralCore
import Recognition
import Testing
import Training

/// Every kind of learner: trained on the fixture from a recipe, written, read, answering.
@Suite struct LearnerTests {
    /// Recipes that learn the fixture in seconds, and the least share of its held-out digits that
    /// each reads right: about two points below what it was when this was written.
    static let recipes: [(yaml: String, accuracyMin: Double)] = [
        ("forest: {trees: 30}", 0.89),
        ("forest: {trees: 30, thresholds: random, bootstrap: false}", 0.89),
        ("neighbors: {neighborCount: 3}", 0.92),
        ("svm: {C: 10}", 0.93),
        ("svm: {kernel: polynomial, degree: 3, constant: 1, C: 10, jitter: 1}", 0.93),
        ("linear: {learningRate: 0.1, iterations: 500, batchSize: 100, averaged: 0.5}", 0.82),
        ("neighbors: {refinement: {distance: tangents, candidateCount: 20}}", 0.93),
    ]

    static func recipe(_ learner: String) throws -> Recipe {
        try Recipe(
            yaml: """
                name: learner
                data: {train: fixture, validation: 1000}
                preprocessing: [deskew]
                threads: 2
                \(learner)
                """)
    }

    @Test(arguments: recipes)
    func learnsTheFixture(yaml: String, accuracyMin: Double) async throws {
        let recipe = try Self.recipe(yaml)
        let trainer = try Trainer(recipe, data: [Fixture.digits])
        let model = try trainer.model(of: try await trainer.finish())
        let score = try #require(model.card.scores.first)
        #expect(score.accuracy > accuracyMin, "\(score)")
        // One seed, the same bytes; and the recipe in the file is the one that made it.
        let again = try trainer.model(of: try await trainer.finish())
        let isSame = try again.encoded() == model.encoded()
        #expect(isSame)
        let isSameRecipe = try Recipe(yaml: model.card.recipe) == recipe
        #expect(isSameRecipe)
        #expect(model.calibration != .identity && model.riskCurve != nil)
    }

    @Test("Distorted copies join what a forest learns from, the same for one seed")
    func learnsFromCopies() async throws {
        var recipe = try Self.recipe("forest: {trees: 5}")
        recipe.augmentation.rotation = 10
        let plain = try Trainer(recipe, data: [Fixture.digits])
        recipe.copyCount = 2
        let copied = try Trainer(recipe, data: [Fixture.digits])
        func nodeCount(_ trainer: Trainer) async throws -> Int {
            guard case .forest(let forest) = try await trainer.finish().predictor else { return 0 }
            return forest.nodeCount
        }
        let counts = (try await nodeCount(plain), try await nodeCount(copied))
        // Three times as many different digits take about as many times the leaves.
        #expect(counts.1 > 2 * counts.0)
        #expect(try await nodeCount(copied) == counts.1)
    }

    @Test("Of candidates those are chosen that answer best together; strangers are refused")
    func choosesAnEnsemble() async throws {
        var members: [Model] = []
        for learner in ["forest: {trees: 10}", "forest: {trees: 10, thresholds: random}"] {
            let trainer = try Trainer(Self.recipe(learner), data: [Fixture.digits])
            members.append(try trainer.model(of: try await trainer.finish()))
        }
        let recipe = try Recipe(
            yaml: """
                name: together
                data: {train: fixture, validation: 1000}
                ensemble: {candidates: [a, b], membersMax: 5}
                """)
        let trainer = try Trainer(recipe, data: [Fixture.digits], candidates: members)
        let model = try trainer.model(of: try await trainer.finish())
        let losses = members.map { $0.card.scores[0].loss }
        #expect(model.card.scores[0].loss < losses.min()!)
        guard case .ensemble(let ensemble) = model.predictor else { return }
        #expect((1...5).contains(ensemble.members.count))

        var other = recipe
        other.splitSeed = 7
        let stranger = try Trainer(other, data: [Fixture.digits], candidates: members)
        await #expect(throws: TrainingError.self) { try await stranger.finish() }
    }

    @Test(arguments: [
        ("", "line 1: a recipe needs something that learns: add one of network, "),
        ("svm: {C: 0}", "C must be above 0 and at most 1000000000, not 0"),
        ("svm: {gamma: -1}", "gamma must be above 0 and at most 1000000, not -1"),
        ("svm: {degree: 2}", "degree is for the polynomial kernel"),
        ("svm: {kernel: sigmoid}", "kernel must be linear or polynomial or radial, not 'sigmoid'"),
        ("svm: {jitter: 3}", "jitter must be from 0 to 2, not 3"),
        ("linear: {learningRate: 0}", "learningRate must be above 0"),
        ("linear: {learningRate: 100, regularization: 1}", "regularization is 1.0: it must be 0"),
        ("neighbors: {neighborCount: 0}", "neighborCount is 0: it must be from 1 to"),
        ("neighbors: {k: 3}", "unknown key 'k' in neighbors: use one of neighborCount, "),
        (
            "preprocessing: [hog]\nneighbors: {refinement: {distance: shifts}}",
            "refinement is for pictures: take hog out of the preprocessing"
        ),
        ("forest: {trees: 0}", "trees must be from 1 to 10000, not 0"),
        ("forest: {trees: many}", "trees must be a whole number"),
        ("forest: {thresholds: worst}", "thresholds must be best or random, not 'worst'"),
        ("forest: {depth: 3}", "unknown key 'depth' in the forest: use one of trees, "),
        ("forest: {trees: 3}\nepochs: 3", "epochs is for networks: take it out"),
        (
            "forest: {trees: 3}\nensemble: {candidates: [a]}",
            "a recipe trains one thing: keep one of"
        ),
        ("ensemble: {candidates: []}", "candidates must be 1 to 50 different models"),
        ("ensemble: {candidates: [a]}\ncopies: 2", "an ensemble trains nothing"),
        (
            "network: {input: [784], layers: [{dense: 10}]}\ncopies: 2",
            "copies is not for networks"
        ),
        (
            "network: {input: [1, 28, 28], layers: [flatten, {dense: 10}]}\npreprocessing: [hog]",
            "the network's input must be [1296], what the preprocessing makes of a glyph"
        ),
    ])
    func refusesInItsOwnWords(lines: String, reason: String) {
        do {
            _ = try Recipe(yaml: "name: x\ndata: {validation: 100}\n" + lines)
            Issue.record("\(lines) was taken")
        } catch { #expect("\(error)".contains(reason), "\(error)") }
    }
}
