import Classical

/// Bytes of several classes, some rare, drawn from a seed.
struct ImbalancedSamples {
    let features: FeatureMatrix
    let labels: [Int]
    let counts: [Int]
    var names: [String] { counts.indices.map(String.init) }

    init(counts: [Int], columnCount: Int = 4, seed: UInt64) {
        var generator = SeededNumbers(state: seed)
        var labels = counts.enumerated().flatMap { Array(repeating: $0, count: $1) }
        labels.shuffle(using: &generator)
        let values = labels.flatMap { label in
            // Classes lie beside each other and overlap.
            (0..<columnCount).map { _ in
                Float(Int.random(in: 10 * label...10 * label + 40, using: &generator))
            }
        }
        features = FeatureMatrix(columnCount: columnCount, values: values)
        (self.labels, self.counts) = (labels, counts)
    }

    func row(_ index: Int) -> [Float] { Array(features.values[features.range(ofRow: index)]) }

    func rows(of label: Int) -> [Int] { labels.indices.filter { labels[$0] == label } }

    func resampled(_ resampling: Resampling, seed: UInt64 = 1, threads: Int = 1) throws
        -> ResampledRows
    {
        try resampling.rows(
            of: features, labels: labels, names: names, threadCount: threads,
            generator: { SeededNumbers(state: seed &+ UInt64($0) &* 1_000_003) })
    }

    func counts(_ resampled: ResampledRows) -> [Int] {
        let labels = resampled.labels(from: labels)
        return counts.indices.map { label in labels.count { $0 == label } }
    }
}
