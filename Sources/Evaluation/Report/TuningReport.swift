/// A search over settings as one HTML page: a table, and what each setting did.
public struct TuningReport: Sendable {
    /// What was tuned.
    public struct Setting: Sendable {
        /// Its path in the recipe.
        public let name: String
        /// Whether equal factors are shown as equal lengths.
        public let isLogarithmic: Bool
        /// What was listed to be tried, in order; empty for a range.
        public let listed: [String]

        public init(name: String, isLogarithmic: Bool, listed: [String]) {
            (self.name, self.isLogarithmic, self.listed) = (name, isLogarithmic, listed)
        }
    }

    /// What trials were compared by.
    public enum Measure: Sendable {
        case accuracy, loss
    }

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
    private let settings: [Setting]
    private let measure: Measure
    private let rows: [Row]

    /// - Parameter rows: the best first.
    public init(name: String, settings: [Setting], measure: Measure, rows: [Row]) {
        (self.name, self.settings, self.measure, self.rows) = (name, settings, measure, rows)
    }

    /// The cells of the table, its head first.
    public var table: [[String]] {
        let head = settings.map(\.name) + ["round", "accuracy %", "loss", "seconds"]
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
        let trials = counted(rows.count, "trial")
        let tried = measure == .loss ? "the least loss" : "the greatest accuracy"
        return ReportPage(
            title: "Tuning \(name)",
            lead: "\(trials), measured on digits that none was trained on; \(tried) first.",
            content: ReportPage.card("Trials", ReportPage.table(table)) + "\n" + charts
        ).html
    }

    /// What was compared over each setting that had more than one value.
    private var charts: String {
        let charts = settings.indices.compactMap { chart(of: $0) }
        guard !charts.isEmpty else { return "" }
        let rounds = Set(rows.map(\.round)).count
        let note =
            rounds > 1
            ? element(
                "p", ["class": "note"],
                "A dot is a trial; grey ones had less training, in earlier rounds.")
            : element("p", ["class": "note"], "A dot is a trial.")
        return ReportPage.card(
            "What each setting does",
            note + element("div", ["class": "pair"], charts.joined()))
    }

    private func chart(of index: Int) -> String? {
        let setting = settings[index]
        let values = rows.map { $0.values[index] }
        guard Set(values).count > 1 else { return nil }
        let numbers = values.compactMap { Double($0) }.filter(\.isFinite)
        let scale: ScatterChart.Scale
        let xs: [Double]
        if numbers.count == values.count {
            let isLogarithmic = setting.isLogarithmic && numbers.allSatisfy { $0 > 0 }
            (scale, xs) = (isLogarithmic ? .logarithmic : .linear, numbers)
        } else {
            let words = setting.listed.isEmpty ? Set(values).sorted() : setting.listed
            guard Set(values).isSubset(of: words) else { return nil }
            (scale, xs) = (.words(words), values.map { Double(words.firstIndex(of: $0)!) })
        }
        let last = rows.map(\.round).max() ?? 0
        let points = zip(rows, xs).map { row, x in
            ScatterChart.Point(
                name: zip(settings, row.values).map { "\($0.name) \($1)" }
                    .joined(separator: ", "), x: x,
                y: measure == .loss ? row.loss : 100 * row.accuracy, isFaint: row.round < last)
        }
        var chart = ScatterChart(
            title: "\(measure == .loss ? "Loss" : "Accuracy") over \(setting.name)",
            xName: setting.name, yName: measure == .loss ? "nats" : "%", points: points)
        (chart.showsNames, chart.scale) = (false, scale)
        chart.most = measure == .loss ? .infinity : 100
        return chart.svg
    }
}
