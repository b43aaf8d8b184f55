import Datasets
import Foundation
import Recognition
import Testing
import Training

@Suite struct TrainingJobTests {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "numeral-\(UUID().uuidString)")

    @Test("A network leaves its epochs as CSV and a page; what has no epochs leaves no CSV")
    func writesAllFiles() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let report = folder.appending(path: "page.html")
        let job = TrainingJob(
            recipe: Fixture.recipe(epochs: 2), target: folder.appending(path: "a.safetensors"),
            command: "numeral train x", report: report)
        let model = try #require(
            try await job.run(.init(data: [Fixture.some(200)]), clock: ContinuousClock()))
        let rows = try String(contentsOf: job.history, encoding: .utf8).split(separator: "\n")
        #expect(rows.count == 3 && rows[0] == TrainingHistory.head)
        for (epoch, row) in zip(model.card.history, rows.dropFirst()) {
            let cells = row.split(separator: ",", omittingEmptySubsequences: false)
            #expect(cells.count == 6 && Double(cells[2]) == epoch.trainingLoss)
            #expect(Double(cells[5]) == epoch.validationAccuracy)
        }
        let page = try String(contentsOf: report, encoding: .utf8)
        #expect(page.contains("Training tiny") && page.contains("What was taken for what"))
        #expect(page.contains("numeral train x"))
        #expect(try String(contentsOf: job.page, encoding: .utf8).contains("# Model card: tiny"))
        #expect(!FileManager.default.fileExists(atPath: job.checkpoint.path))

        let trees = TrainingJob(
            recipe: Fixture.trees, target: folder.appending(path: "b.safetensors"), command: "")
        _ = try await trees.run(.init(data: [Fixture.some(100)]), clock: ContinuousClock())
        #expect(!FileManager.default.fileExists(atPath: trees.history.path))
    }

    @Test("A network that was stopped leaves a checkpoint, a forest nothing")
    func keepsWhatItPromises() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for recipe in [Fixture.recipe(), Fixture.trees] {
            let job = TrainingJob(
                recipe: recipe, target: folder.appending(path: "\(recipe.name).safetensors"),
                command: "")
            let model = try await job.run(
                .init(data: [Fixture.some(100)]), clock: ContinuousClock(),
                shouldStop: { true })
            #expect(model == nil)
            let isKept = FileManager.default.fileExists(atPath: job.checkpoint.path)
            #expect(isKept == (recipe.network != nil))
        }
    }
}
