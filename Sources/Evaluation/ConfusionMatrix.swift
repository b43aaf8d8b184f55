public import NumeralCore

/// How often each symbol was taken for each other one.
public struct ConfusionMatrix: Hashable, Sendable {
    /// What rows and columns stand for.
    public let classes: [Symbol]
    /// `[truth][prediction]`.
    public private(set) var counts: [[Int]]

    public init(classes: [Symbol]) {
        self.classes = classes
        counts = Array(
            repeating: Array(repeating: 0, count: classes.count), count: classes.count)
    }

    /// Counts one answer; both are indices into ``classes``.
    public mutating func add(truth: Int, prediction: Int) {
        counts[truth][prediction] += 1
    }

    /// How many answers there are.
    public var total: Int { counts.joined().reduce(0, +) }

    /// How many of them are right.
    public var correctCount: Int { classes.indices.reduce(0) { $0 + counts[$1][$1] } }

    /// How good the answers are for one class.
    public func scores(of index: Int) -> ClassScores {
        let predicted = counts.reduce(0) { $0 + $1[index] }
        return ClassScores(
            symbol: classes[index], correctCount: counts[index][index], predictedCount: predicted,
            support: counts[index].reduce(0, +))
    }

    /// The confusions, the most frequent first; ties in the order of the classes.
    public var mistakes: [(truth: Symbol, prediction: Symbol, count: Int)] {
        var found: [(truth: Int, prediction: Int, count: Int)] = []
        for (truth, row) in counts.enumerated() {
            for (prediction, count) in row.enumerated() where truth != prediction && count > 0 {
                found.append((truth, prediction, count))
            }
        }
        return
            found
            .sorted { ($1.count, $0.truth, $0.prediction) < ($0.count, $1.truth, $1.prediction) }
            .map { (classes[$0.truth], classes[$0.prediction], $0.count) }
    }
}
