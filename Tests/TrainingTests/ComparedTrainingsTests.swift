import Datasets
import Evaluation
import Foundation
import Recognition
import Testing
import Training

@Suite struct ComparedTrainingsTests {
    @Test("Each size and seed is trained once, and found again with its time")
    func trainsOnce() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "numeral-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let digits = Fixture.some(200)
        let trainings = ComparedTrainings(folder: folder, seeds: [1, 2], sizes: [50, 100])
        var jobs: [String] = []
        func run() async throws -> [ComparedTrainings.Trained]? {
            jobs = []
            return try await trainings.run(
                [Fixture.trees], clock: TickingClock(step: .seconds(5))
            ) { job in
                jobs.append(job.target.lastPathComponent)
                return try await job.run(.init(data: [digits]), clock: ContinuousClock())
            }
        }
        let first = try #require(try await run())
        let names = ["trees-50-1", "trees-50-2", "trees-100-1", "trees-100-2"]
        #expect(jobs == names.map { "\($0).safetensors" })
        #expect(first.map(\.model.trainingCount) == [50, 100])
        #expect(first.map(\.model.trainingSeconds) == [[5, 5], [5, 5]])
        let again = try #require(try await run())
        #expect(jobs.isEmpty)
        #expect(again.map(\.model.trainingSeconds) == first.map(\.model.trainingSeconds))
        #expect(again.map(\.model.models) == first.map(\.model.models))
        #expect(again.map(\.file) == first.map(\.file))
    }

    @Test("What is interrupted leaves nothing out in silence")
    func stops() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "numeral-\(UUID().uuidString)")
        let trained = try await ComparedTrainings(folder: folder).run(
            [Fixture.trees], clock: ContinuousClock(), train: { _ in nil })
        #expect(trained?.count == nil)
    }
}
