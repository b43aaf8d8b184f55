import Datasets
import NeuralNet
import Testing
import Training

/// What the seed of a distortion is made of: the run's seed and the epoch among others.
@Suite struct DistortionSeedTests {
    /// The losses of the epochs of a network that all but stands still: it sees the same glyphs
    /// each time, and only their distortions differ.
    static func losses(rotation: Float, seed: UInt64 = 1) async throws -> [Double] {
        let set = Fixture.some(100)
        var recipe = Recipe(
            name: "still",
            learner: .network(
                Network(input: [1, 28, 28]) {
                    Flatten()
                    Dense(10)
                }))
        (recipe.batchSize, recipe.epochCount, recipe.threadCount) = (set.count, 3, 1)
        (recipe.learningRate, recipe.seed) = (1e-12, seed)
        recipe.augmentation.rotation = rotation
        let trainer = try Trainer(recipe, data: [set])
        return try await trainer.finish().history.map(\.training.loss)
    }

    @Test("Each epoch distorts a glyph in another way")
    func dependsOnTheEpoch() async throws {
        let still = try await Self.losses(rotation: 0)
        // The order of the sums is all that differs.
        #expect(still.count == 3 && still.allSatisfy { abs($0 - still[0]) < 1e-5 })
        let turned = try await Self.losses(rotation: 20)
        for (first, second) in [(0, 1), (1, 2), (0, 2)] {
            #expect(abs(turned[first] - turned[second]) > 1e-4, "\(turned)")
        }
    }

    @Test("A run repeats, another seed distorts in another way")
    func dependsOnTheSeed() async throws {
        let losses = try await Self.losses(rotation: 20)
        #expect(try await Self.losses(rotation: 20) == losses)
        #expect(try await Self.losses(rotation: 20, seed: 2) != losses)
    }
}
