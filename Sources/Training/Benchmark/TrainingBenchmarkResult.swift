import Foundation

/// What `numeral benchmark train` found.
public struct TrainingBenchmarkResult: Sendable {
    /// One turn of each, right after another.
    public struct Round: Sendable {
        let trainingGigaflops: Double
        let sgemmGigaflops: Double
        var ratio: Double { trainingGigaflops / sgemmGigaflops }
    }

    /// What it was measured on.
    public struct Machine: Sendable {
        let processor: String
        let coreCount: Int

        public init(processor: String, coreCount: Int) {
            (self.processor, self.coreCount) = (processor, coreCount)
        }
    }

    let network: String
    let data: String
    let threads: Int
    let batchSize: Int
    /// Of one sample's forward and backward pass.
    let operationsPerSample: Double
    let matrixExtent: Int
    let rounds: [Round]
    let machine: Machine

    private var training: Double { Self.median(rounds.map(\.trainingGigaflops)) }
    private var sgemm: Double { Self.median(rounds.map(\.sgemmGigaflops)) }
    private var ratio: Double { Self.median(rounds.map(\.ratio)) }
    private var samplesPerSecond: Double { training * 1e9 / operationsPerSample }

    /// What `--json` prints.
    public var record: Record {
        Record(
            benchmark: "train", network: network, data: data, batchSize: batchSize,
            threads: threads, trainingGigaflops: training, sgemmGigaflops: sgemm, ratio: ratio,
            samplesPerSecond: samplesPerSecond, secondsPer60000: 60_000 / samplesPerSecond,
            matrixExtent: matrixExtent, ratios: rounds.map(\.ratio),
            processor: machine.processor, cores: machine.coreCount)
    }

    /// The same for people.
    public var text: String {
        String(
            format: """
                training  %7.1f GFLOP/s  (%@, batch %d, %@: %.0f samples/s, %.1f s per 60,000)
                sgemm     %7.1f GFLOP/s  (%d × %d)
                ratio     %7.3f          (median of %d rounds, %.3f to %.3f)
                machine   %@, %d cores, %d threads used
                """, training, network, batchSize, data, samplesPerSecond,
            60_000 / samplesPerSecond, sgemm, matrixExtent, matrixExtent, ratio, rounds.count,
            rounds.map(\.ratio).min() ?? 0, rounds.map(\.ratio).max() ?? 0,
            machine.processor, machine.coreCount, threads)
    }

    /// The result in JSON; medians over the rounds.
    public struct Record: Encodable, Sendable {
        let benchmark: String
        let network: String
        let data: String
        let batchSize: Int
        let threads: Int
        let trainingGigaflops: Double
        let sgemmGigaflops: Double
        let ratio: Double
        let samplesPerSecond: Double
        let secondsPer60000: Double
        let matrixExtent: Int
        let ratios: [Double]
        let processor: String
        let cores: Int
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
