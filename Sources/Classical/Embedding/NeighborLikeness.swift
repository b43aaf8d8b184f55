internal import Foundation
internal import Parallel

/// How likely each pair of samples would pick each other for neighbours: t-SNE's `p`.
struct NeighborLikeness {
    let count: Int
    /// `[sample, sample]`, symmetric, summing to 1; 0 on the diagonal.
    let values: [Float]

    /// Halvings of the range of a width; each row is within 10⁻⁵ of its entropy far earlier.
    private static let roundCountMax = 100
    private static let entropyTolerance = 1e-5
    /// So that no logarithm of 0 is asked for.
    private static let least: Float = 1e-12

    init(_ features: FeatureMatrix, perplexity: Double, threadCount: Int) {
        let count = features.rowCount
        let rows = concurrentMap(Array(0..<count), threadCount: threadCount) { row in
            Self.shares(Self.squaredDistances(from: row, features), row, log(perplexity))
        }
        var values = [Float](repeating: 0, count: count * count)
        let share = 0.5 / Float(count)
        for one in 0..<count {
            for other in 0..<one {
                let value = max(Self.least, (rows[one][other] + rows[other][one]) * share)
                values[one * count + other] = value
                values[other * count + one] = value
            }
        }
        (self.count, self.values) = (count, values)
    }

    private static func squaredDistances(from row: Int, _ features: FeatureMatrix) -> [Float] {
        features.values.withUnsafeBufferPointer { values in
            let base = values.baseAddress!
            let width = features.columnCount
            return (0..<features.rowCount).map {
                FloatRow.squaredDistance(base + row * width, base + $0 * width, width)
            }
        }
    }

    /// `exp(−β d²)` over their sum, with such a β that the entropy is as wanted.
    private static func shares(_ squares: [Float], _ own: Int, _ entropy: Double) -> [Float] {
        // Taken off, so that not all exponentials are 0 where all others are far away.
        let nearest = squares.indices.filter { $0 != own }.map { squares[$0] }.min() ?? 0
        let far = squares.map { Double($0 - nearest) }
        var (low, high) = (0.0, Double.infinity)
        let mean = far.reduce(0, +) / Double(far.count)
        var precision = mean > 0 ? 1 / mean : 1
        var shares = [Double](repeating: 0, count: far.count)
        for _ in 0..<roundCountMax {
            var (sum, weighted) = (0.0, 0.0)
            for place in far.indices {
                let share = place == own ? 0 : exp(-precision * far[place])
                shares[place] = share
                sum += share
                weighted += share * far[place]
            }
            for place in far.indices { shares[place] /= sum }
            let excess = log(sum) + precision * weighted / sum - entropy
            if abs(excess) < entropyTolerance { break }
            if excess > 0 { low = precision } else { high = precision }
            precision = high.isFinite ? (low + high) / 2 : 2 * precision
        }
        return shares.map { Float($0) }
    }
}
