internal import Foundation

/// A search over settings as one HTML page: a table, and what each setting did.
public struct TuningReport: Sendable {
    /// One combination of settings and what it came to.
    public struct Row: Sendable {
        /// In the order of the report's settings.
        public let values: [String]
        /// The round of halving, from 0.
        public let round: Int
        public let accuracy: Double
        public let loss: Double
        public let seconds: Double

        public init(
            values: [String], round: Int, accuracy: Double, loss: Double, seconds: Double
        ) {
            (self.values, self.round, self.seconds) = (values, round, seconds)
            (self.accuracy, self.loss) = (accuracy, loss)
        }
    }

    private let name: String
    private let settings: [String]
    private let rows: [Row]

    /// - Parameter rows: the best first.
    public init(name: String, settings: [String], rows: [Row]) {
        (self.name, self.settings, self.rows) = (name, settings, rows)
    }

    /// The cells of the table, its head first.
    public var table: [[String]] {
        let head = settings + ["round", "accuracy %", "loss", "seconds"]
        return [head]
            + rows.map {
                $0.values + [
                    "\($0.round + 1)", number(100 * $0.accuracy, 2), number($0.loss, 4),
                    number($0.seconds, 1),
                ]
            }
    }

    /// The table for people, in aligned columns.
    public var text: String { aligned(table) }

    /// The whole page; the same for the same search.
    public var html: String {
        ReportPage(
            title: "Tuning \(name)",
            lead: "\(rows.count) trials, measured on digits that none was trained on; the best "
                + "first.",
            content: ReportPage.card("Trials", ReportPage.table(table)) + "\n" + charts
        ).html
    }

    /// Accuracy over each setting that is a number, of the trials with most training.
    private var charts: String {
        let last = rows.map(\.round).max() ?? 0
        let charts = settings.indices.compactMap { index -> String? in
            let points = rows.compactMap { row -> ScatterChart.Point? in
                guard let x = Double(row.values[index]), x > 0, x.isFinite,
                    row.round == last || rows.count < 2 * settings.count
                else { return nil }
                let name = zip(settings, row.values).map { "\($0) \($1)" }
                return ScatterChart.Point(
                    name: name.joined(separator: ", "), x: x, y: 100 * row.accuracy)
            }
            guard Set(points.map(\.x)).count > 1 else { return nil }
            var chart = ScatterChart(
                title: "Accuracy over \(settings[index])", xName: settings[index], yName: "%",
                points: points)
            chart.showsNames = false
            return chart.svg
        }
        guard !charts.isEmpty else { return "" }
        return ReportPage.card(
            "What each setting does", element("div", ["class": "pair"], charts.joined()))
    }
}
