import Recognition
import Testing
import Training

/// The example of `Training.docc`, line by line.
@Suite struct LandingPageTests {
    @Test func treesAreGrown() async throws {
        let digits = Fixture.digits
        let recipe = try Recipe(
            yaml: """
                name: trees
                data: {train: mine, validation: 500}
                preprocessing: [deskew, hog]
                forest: {trees: 10, thresholds: random, bootstrap: false}
                threads: 1
                """)
        let trainer = try Trainer(recipe, data: [digits])
        let outcome = try await trainer.run(clock: ContinuousClock())
        guard case .finished(let result) = outcome else { return }
        let model = try trainer.model(of: result)
        print(model.card.scores[0].accuracy)
        #expect(model.card.scores[0].accuracy > 0.9)
    }
}
