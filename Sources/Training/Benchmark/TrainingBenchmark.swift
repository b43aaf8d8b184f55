public import Datasets
import Engine
import Foundation
import NeuralNet
import NumeralCore

/// Training steps and matrix products in turns, on one thread of their own.
public struct TrainingBenchmark: Sendable {
    /// Rows and columns of the matrices: large enough for the library's full speed.
    private static let matrixExtent = 2048
    /// How long each of the two runs before the other has its turn, in seconds.
    private static let turnSeconds = 0.7

    private let threadCount: Int
    private let batchSize: Int
    private let roundCount: Int
    private let digits: LabeledGlyphs?
    private let machine: TrainingBenchmarkResult.Machine

    /// - Parameters:
    ///   - digits: what is trained on; random pixels when `nil`.
    ///   - machine: named in the result.
    public init(
        threadCount: Int, batchSize: Int, roundCount: Int, digits: LabeledGlyphs?,
        machine: TrainingBenchmarkResult.Machine
    ) {
        precondition(threadCount > 0 && batchSize > 0 && roundCount > 0)
        (self.threadCount, self.batchSize) = (threadCount, batchSize)
        (self.roundCount, self.digits, self.machine) = (roundCount, digits, machine)
    }

    /// The network of Recipes/two-conv.yaml.
    private static let network = Network(input: [1, Glyph.side, Glyph.side]) {
        Conv2D(64, kernel: 3)
        ReLU()
        Conv2D(32, kernel: 3)
        ReLU()
        Flatten()
        Dense(10)
    }

    /// Runs every round; oneDNN's threads stay with the thread that is made here.
    public func run<C: Clock>(clock: C) async throws -> TrainingBenchmarkResult
    where C.Duration == Duration {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { continuation.resume(with: Result { try measure(clock) }) }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    private func measure(_ clock: some Clock<Duration>) throws -> TrainingBenchmarkResult {
        let plan = try TrainingPlan(
            Self.network, batchCount: batchSize, optimizer: .adam(), threadCount: threadCount)
        try plan.setWeights(Weights(initializing: Self.network, seed: 1))
        let gemm = Gemm(extent: Self.matrixExtent, threadCount: threadCount)
        var generator = SplitMix64(seed: 1)
        func train() throws -> Int {
            fill(plan, &generator)
            _ = try plan.step(learningRate: 1e-3, dropoutSeed: generator.next())
            return plan.floatingPointOperationsPerStep
        }
        func multiply() throws -> Int { try gemm.multiply() }

        // The first turn of each touches memory and wakes the cores.
        _ = try Self.speed(of: train, clock)
        _ = try Self.speed(of: multiply, clock)
        var rounds: [TrainingBenchmarkResult.Round] = []
        for _ in 0..<roundCount {
            rounds.append(
                .init(
                    trainingGigaflops: try Self.speed(of: train, clock) / 1e9,
                    sgemmGigaflops: try Self.speed(of: multiply, clock) / 1e9))
        }
        let perSample = Double(plan.floatingPointOperationsPerStep) / Double(batchSize)
        return TrainingBenchmarkResult(
            network: "two-conv", data: digits?.name ?? "random pixels", threads: threadCount,
            batchSize: batchSize, operationsPerSample: perSample, matrixExtent: Self.matrixExtent,
            rounds: rounds, machine: machine)
    }

    /// Operations a second over one turn.
    private static func speed(
        of work: () throws -> Int, _ clock: some Clock<Duration>
    ) rethrows -> Double {
        let start = clock.now
        var (operationCount, seconds) = (0, 0.0)
        repeat {
            operationCount += try work()
            seconds = start.duration(to: clock.now) / .seconds(1)
        } while seconds < turnSeconds
        return Double(operationCount) / seconds
    }

    private func fill(_ plan: TrainingPlan, _ generator: inout SplitMix64) {
        for row in 0..<batchSize {
            let place = row * Glyph.pixelCount
            if let digits {
                let index = Int(generator.next() % UInt64(digits.count))
                let source = index * Glyph.pixelCount
                for i in 0..<Glyph.pixelCount {
                    plan.inputs[place + i] = Float(digits.glyphs[source + i]) / 255
                }
                plan.labels[row] = Int32(digits.labels[index])
            } else {
                // Eight pixels a draw: making them must not be what is timed.
                for i in stride(from: 0, to: Glyph.pixelCount, by: 8) {
                    var bits = generator.next()
                    for j in 0..<8 {
                        plan.inputs[place + i + j] = Float(bits & 0xFF) / 255
                        bits >>= 8
                    }
                }
                plan.labels[row] = Int32(generator.next() % 10)
            }
        }
    }
}
