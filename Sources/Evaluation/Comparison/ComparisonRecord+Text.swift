extension ComparisonRecord {
    /// The result for people, in aligned columns.
    public var text: String {
        let overview = sets.count > 1 ? ["accuracy %\n\n" + aligned(overviewCells)] : []
        return (overview + sets.map(table) + [costTable]).joined(separator: "\n\n")
    }

    /// Each way's accuracy on each set, a row a way.
    var overviewCells: [[String]] {
        [["model"] + sets.map(\.set)]
            + sets[0].rows.indices.map { index in
                [sets[0].rows[index].title]
                    + sets.map { $0.rows[index].accuracy.text(times: 100, 2) }
            }
    }

    static let head = [
        "model", "kind", "accuracy %", "loss", "Brier", "ECE %", "precision %", "recall %", "F1 %",
    ]

    /// The cells of one way on one set, below ``head``.
    static func cells(_ row: Row) -> [String] {
        [
            row.title, row.kind, row.accuracy.text(times: 100, 2), row.loss.text(4),
            row.brier.text(4), row.calibrationError.text(times: 100, 2),
            row.precision.text(times: 100, 2), row.recall.text(times: 100, 2),
            row.f1.text(times: 100, 2),
        ]
    }

    static let costHead = [
        "model", "learned", "training s", "µs a digit", "p99", "digits/s", "load ms", "file MB",
        "memory MiB",
    ]

    static func cells(_ cost: Cost) -> [String] {
        let unknown = "-"
        func text(_ value: Double?, _ digits: Int) -> String {
            value.map { number($0, digits) } ?? unknown
        }
        return [
            cost.title, "\(cost.parameterCount)", cost.trainingSeconds?.text(1) ?? unknown,
            text(cost.use?.microsecondsADigit, 0), text(cost.use?.microsecondsADigitAtP99, 0),
            text(cost.use?.digitsPerSecond, 0), text(cost.use?.loadMilliseconds, 0),
            text((cost.use?.fileBytes).map { Double($0) / 1e6 }, 2),
            text(cost.use?.peakMemoryMiB, 0),
        ]
    }

    private func table(_ results: SetResults) -> String {
        var text = "\(results.set), \(results.count) glyphs\n\n"
        text += aligned([Self.head] + results.rows.map(Self.cells))
        guard let best = results.best?.title, !results.pairs.isEmpty else { return text }
        let pairs = results.pairs.filter { $0.first == best || $0.second == best }
        return text + "\n\nMcNemar's test of \(best) on the first seeds\n\n"
            + aligned([Self.pairHead] + pairs.map(Self.cells))
    }

    static let pairHead = ["pair", "only first right", "only second right", "p"]

    /// The cells of a pair, below ``pairHead``.
    static func cells(_ pair: Pair) -> [String] {
        [
            "\(pair.first) : \(pair.second)", "\(pair.test.onlyFirst)",
            "\(pair.test.onlySecond)", text(ofPValue: pair.test.pValue),
        ]
    }

    /// Small ones only as bounds: their digits mean nothing.
    static func text(ofPValue value: Double) -> String {
        value < 0.0001 ? "< 0.0001" : number(value, 4)
    }

    private var costTable: String {
        "cost\n\n" + aligned([Self.costHead] + costs.map(Self.cells))
    }
}
