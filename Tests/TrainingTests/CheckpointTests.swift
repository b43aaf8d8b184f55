import Foundation
import NeuralNet
import Testing
import Training

@Suite struct CheckpointTests {
    static func made() async throws -> (Trainer, Checkpoint) {
        let trainer = try Trainer(Fixture.recipe(), data: [Fixture.some(200)])
        let witness = Witness()
        _ = try await trainer.run(steps: 13, witness: witness)
        return (trainer, try #require(witness.checkpoints.last))
    }

    @Test func holdsWhereTheRunStands() async throws {
        let (_, checkpoint) = try await Self.made()
        #expect(checkpoint.progress.epoch == 1 && checkpoint.progress.stepInEpoch == 3)
        #expect(checkpoint.progress.history.count == 1 && checkpoint.stepCount == 13)
        #expect(checkpoint.progress.lossSum > 0)
        #expect(checkpoint.optimizer.contains { $0.name == "0.weight.average" })
    }

    @Test func survivesTheDisk() async throws {
        let (_, checkpoint) = try await Self.made()
        let url = FileManager.default.temporaryDirectory
            .appending(path: "numeral-\(UUID().uuidString).checkpoint")
        defer { try? FileManager.default.removeItem(at: url) }
        for _ in 0..<2 {
            try checkpoint.write(to: url)
            // Compared here: a failure would print every weight.
            let isSame = try Checkpoint(contentsOf: url) == checkpoint
            #expect(isSame)
        }
    }

    @Test("A changed, missing or added byte anywhere is refused")
    func refusesDamage() async throws {
        let (_, checkpoint) = try await Self.made()
        let bytes = try checkpoint.encoded()
        for index in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 150)) {
            var changed = bytes
            changed[index] ^= 0x10
            #expect(throws: CheckpointError.self, "byte \(index)") { try Checkpoint(changed) }
            #expect(throws: CheckpointError.self) { try Checkpoint(Array(bytes.prefix(index))) }
        }
        #expect(throws: CheckpointError.self) { try Checkpoint(bytes + [0]) }
    }

    @Test func refusesAnotherRun() async throws {
        let (trainer, checkpoint) = try await Self.made()
        var recipe = trainer.recipe
        recipe.seed = 2
        let otherSeed = try Trainer(recipe, data: [Fixture.some(200)])
        await #expect(throws: TrainingError.checkpoint(.otherRecipe)) {
            try await otherSeed.run(from: checkpoint)
        }
        let otherData = try Trainer(trainer.recipe, data: [Fixture.some(250)])
        await #expect(throws: TrainingError.checkpoint(.otherData)) {
            try await otherData.run(from: checkpoint)
        }
    }

    @Test func saysWhatToDo() throws {
        let nowhere = URL(filePath: "/nowhere/x.checkpoint")
        let missing = #expect(throws: CheckpointError.self) { try Checkpoint(contentsOf: nowhere) }
        #expect(
            missing?.description
                == "/nowhere/x.checkpoint: there is no checkpoint to read: start without --resume")
        #expect(throws: CheckpointError.self) { try Checkpoint([UInt8](repeating: 0, count: 20)) }
    }
}
