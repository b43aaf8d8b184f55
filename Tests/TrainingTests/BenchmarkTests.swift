import Datasets
import Evaluation
import Foundation
import NumeralCore
import Recognition
import Testing
import Training

/// Times are the clock's that is handed in, and nothing else's.
@Suite struct BenchmarkTests {
    @Test func timesAModel() async throws {
        let digits = Fixture.some(100)
        let trainer = try Trainer(Fixture.trees, data: [digits])
        let file = FileManager.default.temporaryDirectory
            .appending(path: "numeral-\(UUID().uuidString).safetensors")
        defer { try? FileManager.default.removeItem(at: file) }
        try trainer.model(of: try await trainer.finish()).write(to: file)
        let cost = try ModelBenchmark(set: digits, threadCount: 1).run(
            file, clock: TickingClock(step: .milliseconds(2)), peakMemoryMiB: { 17 })
        #expect(cost.loadMilliseconds == 2)
        #expect(cost.microsecondsADigit == 2000 && cost.microsecondsADigitAtP99 == 2000)
        #expect(abs(cost.digitsPerSecond - 100 / 0.002) < 1e-6)
        #expect(cost.peakMemoryMiB == 17 && cost.threadCount == 1)
        let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
        #expect(cost.fileBytes == size)
    }

    @Test func timesARecipe() async throws {
        let digits = Fixture.some(100)
        let benchmark = FitBenchmark(recipe: Fixture.trees, training: digits, test: digits)
        let result = try await benchmark.run(
            roundCount: 3, clock: TickingClock(step: .seconds(1)))
        #expect(result.text.hasPrefix("trees (forest), 100 glyphs, 1 thread\n"))
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(result))
        let record = try #require(json as? [String: Any])
        #expect(record["predictSeconds"] as? Double == 1)
        #expect(record["microsecondsADigit"] as? Double == 1e6)
        #expect(record["accuracy"] as? Double ?? 0 > 0.5)
    }

    @Test("Training and products take turns, as long as the clock says")
    func timesTraining() async throws {
        let benchmark = TrainingBenchmark(
            threadCount: 1, batchSize: 2, roundCount: 3, digits: Fixture.some(10),
            machine: .init(processor: "a processor", coreCount: 3))
        let result = try await benchmark.run(clock: TickingClock(step: .seconds(1)))
        #expect(result.text.contains("a processor, 3 cores, 1 threads used"))
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(result.record))
        let record = try #require(json as? [String: Any])
        // One step and one product a second: the ratio is that of their operations.
        #expect((record["ratios"] as? [Double])?.count == 3)
        let gemm = 2 * pow(2048.0, 3) / 1e9
        #expect(abs((record["sgemmGigaflops"] as? Double ?? 0) - gemm) < 1e-6)
        #expect(record["samplesPerSecond"] as? Double == 2)
    }
}
