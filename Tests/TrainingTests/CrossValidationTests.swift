import Datasets
import NumeralCore
import Recognition
import Testing
import Training

@Suite struct CrossValidationTests {
    @Test("Each glyph is answered by a model that never saw it, the same for one seed")
    func answersWhatWasHeldOut() async throws {
        let digits = Fixture.some(1000)
        var recipe = try LearnerTests.recipe("forest: {trees: 20}")
        recipe.validationCount = 0
        let validation = CrossValidation(recipe, foldCount: 4)
        let answers = try #require(
            try await validation.predictions(on: digits, clock: ContinuousClock()))
        #expect(answers.count == digits.count)
        let accuracy = Self.accuracy(answers, digits)
        // A forest that saw a glyph gives it its own class nearly always.
        #expect((0.8..<0.97).contains(accuracy), "\(accuracy)")
        #expect(
            try await validation.predictions(on: digits, clock: ContinuousClock()) == answers)

        // Fold by hand: the first model's answers for what it was not shown.
        let fold = Split.folds(labels: digits.labels, count: 4, seed: recipe.splitSeed)[0]
        let trainer = try Trainer(
            recipe, data: [digits.select(Split.rest(of: fold, count: digits.count))])
        let model = try trainer.model(of: try await trainer.finish())
        let measured = try trainer.measure(model, on: digits.select(fold))
        let score = try #require(measured.card.scores.last)
        let same = Self.accuracy(fold.map { answers[$0] }, digits.select(fold))
        #expect(abs(score.accuracy - same) < 1e-9)
    }

    @Test("A stop stops; too few glyphs and ensembles are refused")
    func stopsAndRefuses() async throws {
        let recipe = try LearnerTests.recipe("forest: {trees: 2}")
        let digits = Fixture.some(50)
        await #expect(throws: TrainingError.self) {
            // The recipe holds 1,000 out of what are but 50.
            try await CrossValidation(recipe, foldCount: 2)
                .predictions(on: digits, clock: ContinuousClock())
        }
        var plain = recipe
        plain.validationCount = 0
        await #expect(throws: TrainingError.self) {
            try await CrossValidation(plain, foldCount: 60)
                .predictions(on: digits, clock: ContinuousClock())
        }
        let stopped = try await CrossValidation(plain, foldCount: 2).predictions(
            on: digits, clock: ContinuousClock(), shouldStop: { true })
        #expect(stopped == nil)
        let ensemble = try Recipe(
            yaml: "name: x\ndata: {validation: 10}\nensemble: {candidates: [a]}")
        await #expect(throws: TrainingError.self) {
            try await CrossValidation(ensemble, foldCount: 2)
                .predictions(on: digits, clock: ContinuousClock())
        }
    }

    private static func accuracy(_ answers: [Prediction], _ set: LabeledGlyphs) -> Double {
        let right = zip(answers, set.labels).count { $0.best.symbol == set.classes[Int($1)] }
        return Double(right) / Double(set.count)
    }
}
