internal import Recognition

/// A comparison as one HTML page: tables, accuracy against cost, curves, confusion, reliability.
///
/// Everything is inside the file; there is no script and no request.
public struct ComparisonReport: Sendable {
    private let comparison: Comparison
    private let record: ComparisonRecord

    public init(_ comparison: Comparison) {
        self.comparison = comparison
        record = comparison.record
    }

    /// The whole page; the same for the same comparison.
    public var html: String {
        let names = record.sets.map(\.set).joined(separator: ", ")
        let models = comparison.models
        let hasSeeds = models.contains { $0.models.count > 1 }
        return ReportPage(
            title: models.count == 1
                ? "How \(models[0].name) reads digits" : "\(models.count) ways to read digits",
            lead: "Measured on \(names)." + (hasSeeds ? " ± is the deviation over seeds." : ""),
            content: ([overview] + record.sets.map(results) + [costs, sizes, details])
                .joined(separator: "\n")
        ).html
    }

    /// Where there are several sets, how they differ.
    private var overview: String {
        guard record.sets.count > 1 else { return "" }
        return ReportPage.card("Accuracy, %", ReportPage.table(record.overviewCells))
    }

    private func results(_ set: ComparisonRecord.SetResults) -> String {
        var content = ReportPage.table(
            [ComparisonRecord.head] + set.rows.map(ComparisonRecord.cells))
        if !set.pairs.isEmpty {
            let isOpen = set.pairs.count <= Self.openPairCountMax
            let note = element(
                "p", ["class": "note"],
                "McNemar's exact test on the first seeds: of the glyphs that one reads right and "
                    + "the other wrong, how uneven is the split?")
            let table = ReportPage.table(
                [ComparisonRecord.pairHead] + set.pairs.map(ComparisonRecord.cells))
            content += element(
                "details", isOpen ? ["open": ""] : [:],
                element("summary", [:], "Is the difference more than chance?") + note + table)
        }
        return ReportPage.card("\(set.set), \(set.count) glyphs", content)
    }

    /// Longer tables of pairs are shown when they are asked for.
    private static let openPairCountMax = 6

    private var costs: String {
        let points = zip(record.sets[0].rows, record.costs).compactMap { row, cost in
            cost.use.map {
                ScatterChart.Point(
                    name: row.model, x: $0.microsecondsADigit, y: 100 * row.accuracy.mean)
            }
        }
        let chart =
            points.count < 2
            ? ""
            : chart(
                "Accuracy on \(record.sets[0].set) against the time of one digit",
                xName: "µs a digit, one thread",
                points.map { ScatterChart.Series(name: $0.name, points: [$0]) })
        return ReportPage.card(
            "What it costs",
            chart
                + ReportPage.table(
                    [ComparisonRecord.costHead] + record.costs.map(ComparisonRecord.cells)))
    }

    /// Accuracy over the number of training glyphs, where ways differ by that.
    private var sizes: String {
        let rows = record.sets[0].rows
        var series: [ScatterChart.Series] = []
        for row in rows {
            guard let count = row.trainingCount else { continue }
            let point = ScatterChart.Point(
                name: "\(row.model), \(count)", x: Double(count), y: 100 * row.accuracy.mean)
            if let index = series.firstIndex(where: { $0.name == row.model }) {
                series[index].points.append(point)
            } else {
                series.append(.init(name: row.model, points: [point]))
            }
        }
        guard series.contains(where: { $0.points.count > 1 }) else { return "" }
        return ReportPage.card(
            "How it learns from more",
            chart(
                "Accuracy on \(record.sets[0].set) over the number of training glyphs",
                xName: "training glyphs", series))
    }

    private func chart(
        _ title: String, xName: String, _ series: [ScatterChart.Series]
    ) -> String {
        var chart = ScatterChart(title: title, xName: xName, yName: "%", series: series)
        chart.most = 100
        return chart.svg
    }

    /// For each way, on the first set: what was taken for what, and whether probabilities hold.
    private var details: String {
        zip(comparison.models, comparison.evaluations[0]).map { compared, seeds in
            let metrics = seeds[0].metrics
            let count = compared.trainingCount.map { ", \($0) training glyphs" } ?? ""
            return ReportPage.card(
                compared.name + count + " on " + record.sets[0].set,
                element(
                    "div", ["class": "pair"],
                    ConfusionChart(matrix: metrics.confusion).svg
                        + ReliabilityChart(reliability: metrics.reliability).svg))
        }.joined(separator: "\n")
    }
}
