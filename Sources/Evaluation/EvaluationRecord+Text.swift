internal import NumeralCore

extension EvaluationRecord {
    /// The result for people, in aligned columns.
    public var text: String {
        """
        \(model) on \(set) (\(count) glyphs)

        accuracy           \(percent(accuracy.value)) %   \
        (95 %: \(percent(accuracy.low)) to \(percent(accuracy.high)))
        loss               \(number(loss, 4))
        Brier score        \(number(brier, 4))
        calibration error  \(number(calibrationError, 4))

        \(classTable)

        \(confusionTable)
        """
    }

    private var classTable: String {
        var rows = [["class", "precision", "recall", "F1", "support"]]
        for scores in classes {
            rows.append(
                [scores.symbol.description]
                    + [scores.precision, scores.recall, scores.f1].map { number($0, 4) }
                    + ["\(scores.support)"])
        }
        for (name, mean) in [("macro mean", macro), ("weighted mean", weighted)] {
            rows.append(
                [name] + [mean.precision, mean.recall, mean.f1].map { number($0, 4) } + ["\(count)"]
            )
        }
        return aligned(rows)
    }

    private var confusionTable: String {
        let symbols = classes.map(\.symbol.description)
        let rows = zip(symbols, confusion).map { symbol, row in
            [symbol] + row.map { $0 == 0 ? "·" : "\($0)" }
        }
        return "confusion: a row is the truth, a column the answer\n"
            + aligned([[""] + symbols] + rows)
    }

    private func percent(_ share: Double) -> String { number(100 * share, 2) }
}
