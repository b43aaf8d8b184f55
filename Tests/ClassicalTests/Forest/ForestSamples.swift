import Classical

/// Seeded numbers for the forest's and the neighbours' tests: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Labelled samples that tests learn from.
struct LabeledRows {
    var features: FeatureMatrix
    var labels: [Int]

    /// Three classes around three points of the first two columns; the others say nothing.
    static func clusters(count: Int, columnCount: Int = 6, spread: Float = 1, seed: UInt64)
        -> LabeledRows
    {
        var numbers = SeededNumbers(state: seed)
        let middles: [[Float]] = [[0, 0], [4, 0], [0, 4]]
        var (values, labels): ([Float], [Int]) = ([], [])
        for row in 0..<count {
            labels.append(row % middles.count)
            for column in 0..<columnCount {
                let middle = column < 2 ? middles[row % middles.count][column] : 0
                values.append(middle + Float.random(in: -2...2, using: &numbers) * spread)
            }
        }
        return LabeledRows(
            features: FeatureMatrix(columnCount: columnCount, values: values), labels: labels)
    }

    /// Whole numbers from 0 to 9 and classes that they say little about: hard to split, with ties.
    static func noise(count: Int, columnCount: Int, classCount: Int, seed: UInt64) -> LabeledRows {
        var numbers = SeededNumbers(state: seed)
        let values = (0..<count * columnCount).map { _ in
            Float(Int.random(in: 0...9, using: &numbers))
        }
        let labels = (0..<count).map { row in
            let hint = Int(values[row * columnCount]) % classCount
            return Bool.random(using: &numbers)
                ? hint : Int.random(in: 0..<classCount, using: &numbers)
        }
        return LabeledRows(
            features: FeatureMatrix(columnCount: columnCount, values: values), labels: labels)
    }

    func fit(
        _ settings: ForestSettings, classCount: Int = 3, threadCount: Int = 2, seed: UInt64 = 1,
        progress: @Sendable (FitProgress) -> Void = { _ in },
        shouldStop: @Sendable () -> Bool = { false }
    ) throws -> ForestFit {
        try DecisionForest.fit(
            features, labels: labels, classCount: classCount, settings: settings,
            threadCount: threadCount,
            generator: { SeededNumbers(state: seed &* 1_000_003 &+ UInt64($0) << 32) },
            progress: progress, shouldStop: shouldStop)
    }

    /// The share of rows whose best score is their own class'.
    func accuracy(_ scores: [Float]) -> Double {
        let classCount = scores.count / labels.count
        let correct = labels.indices.filter { row in
            let scores = scores[row * classCount..<(row + 1) * classCount]
            return scores.indices.max { scores[$0] < scores[$1] } == scores.startIndex + labels[row]
        }
        return Double(correct.count) / Double(labels.count)
    }
}

extension ForestSettings {
    /// One tree that sees every sample and tries every column: no chance in it.
    static func plainTree(columnCount: Int) -> ForestSettings {
        var settings = ForestSettings()
        (settings.treeCount, settings.isBootstrapped) = (1, false)
        settings.candidateCount = columnCount
        return settings
    }
}
