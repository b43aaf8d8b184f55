internal import Datasets
internal import NumeralCore
internal import Recognition

/// The JSON of `numeral compare --json`.
///
/// Shares and probabilities are from 0 to 1, losses in nats, times as their names say.
public struct ComparisonRecord: Codable, Hashable, Sendable {
    /// One way to train on one set.
    public struct Row: Codable, Hashable, Sendable {
        public let model: String
        public let kind: String
        /// How many glyphs were trained on, where that was limited.
        public let trainingCount: Int?
        public let accuracy: Spread
        public let loss: Spread
        public let brier: Spread
        public let calibrationError: Spread
        /// Means over the classes, each counting the same.
        public let precision: Spread
        public let recall: Spread
        public let f1: Spread

        /// The model, and on how many glyphs it was trained where that was limited.
        var title: String { ComparisonRecord.title(model, trainingCount) }
    }

    /// Two ways' first models, glyph by glyph.
    public struct Pair: Codable, Hashable, Sendable {
        public let first: String
        public let second: String
        public let test: McNemar
    }

    /// All that was measured on one set.
    public struct SetResults: Codable, Hashable, Sendable {
        public let set: String
        /// The SHA-256 of its content.
        public let setHash: String
        public let count: Int
        public let rows: [Row]
        public let pairs: [Pair]

        /// The row of greatest accuracy, the first of equal ones.
        var best: Row? { rows.reversed().max { $0.accuracy.mean < $1.accuracy.mean } }
    }

    /// What it takes to train and to use one way's models.
    public struct Cost: Codable, Hashable, Sendable {
        public let model: String
        /// How many glyphs were trained on, where that was limited.
        public let trainingCount: Int?
        public let parameterCount: Int
        public let trainingSeconds: Spread?
        public let use: ModelCost?

        var title: String { ComparisonRecord.title(model, trainingCount) }
    }

    private static func title(_ model: String, _ trainingCount: Int?) -> String {
        model + (trainingCount.map { ", \($0) glyphs" } ?? "")
    }

    public let sets: [SetResults]
    public let costs: [Cost]

    init(_ comparison: Comparison) {
        sets = zip(comparison.sets, comparison.evaluations).map { set, evaluations in
            let rows = zip(comparison.models, evaluations).map(Row.init)
            return SetResults(
                set: set.name, setHash: set.contentHash, count: set.count, rows: rows,
                pairs: Self.pairs(rows.map(\.title), evaluations))
        }
        costs = comparison.models.map { compared in
            Cost(
                model: compared.name, trainingCount: compared.trainingCount,
                parameterCount: compared.models[0].predictor.parameterCount,
                trainingSeconds: compared.trainingSeconds.map { Spread($0) }, use: compared.cost)
        }
    }

    private static func pairs(_ names: [String], _ evaluations: [[ModelEvaluation]]) -> [Pair] {
        let isRight = evaluations.map { seeds in
            zip(seeds[0].predictions, seeds[0].truths).map { $0.best.symbol == $1 }
        }
        return names.indices.flatMap { first in
            names.indices.dropFirst(first + 1).map { second in
                Pair(
                    first: names[first], second: names[second],
                    test: McNemar(first: isRight[first], second: isRight[second]))
            }
        }
    }
}

extension ComparisonRecord.Row {
    init(_ compared: ComparedModel, _ seeds: [ModelEvaluation]) {
        func spread(_ figure: (Metrics) -> Double) -> Spread {
            Spread(seeds.map { figure($0.metrics) })
        }
        self.init(
            model: compared.name, kind: compared.models[0].predictor.kind.rawValue,
            trainingCount: compared.trainingCount,
            accuracy: spread { $0.accuracy.value }, loss: spread(\.loss), brier: spread(\.brier),
            calibrationError: spread(\.reliability.error), precision: spread(\.macro.precision),
            recall: spread(\.macro.recall), f1: spread(\.macro.f1))
    }
}
