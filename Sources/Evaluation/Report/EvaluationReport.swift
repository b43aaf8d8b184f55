internal import Datasets
internal import NumeralCore
public import Recognition

/// An evaluation as one HTML page: numbers, curves, confusion, reliability, misread digits.
///
/// Everything is inside the file, pictures too; there is no script and no request.
public struct EvaluationReport: Sendable {
    private let evaluation: ModelEvaluation
    private let card: ModelCard

    /// - Parameter model: the one that was measured; its card has the curves.
    public init(_ evaluation: ModelEvaluation, of model: Model) {
        self.evaluation = evaluation
        card = model.card
    }

    /// The whole page; the same for the same evaluation.
    public var html: String {
        let title = "\(evaluation.modelName) on \(evaluation.set.name)"
        return ReportPage(
            title: title, lead: origin,
            content: """
                \(ReportPage.card(nil, facts))
                \(LearningCurves(history: card.history).card)
                \(answers)
                """
        ).html
    }

    /// The cards of what was answered: confusion, classes, reliability, what was read wrong.
    var answers: String {
        """
        <div class="pair">
        \(ReportPage.card("What was taken for what", confusion))
        \(ReportPage.card("Class by class", classTable))
        </div>
        \(ReportPage.card("Do the probabilities keep their word?", reliability))
        \(ReportPage.card("Read wrong: \(evaluation.misreads.count)", gallery))
        """
    }

    private var metrics: Metrics { evaluation.metrics }

    private var origin: String {
        "\(metrics.count) glyphs, SHA-256 \(evaluation.set.contentHash.prefix(12))…; "
            + "trained with seed \(card.seed)"
    }

    private var confusion: String { ConfusionChart(matrix: metrics.confusion).svg }

    /// What was measured, in large numbers.
    var facts: String {
        let (low, high) = (100 * metrics.accuracy.low, 100 * metrics.accuracy.high)
        let wrong = metrics.count - metrics.confusion.correctCount
        return ReportPage.facts([
            (
                "Accuracy", number(100 * metrics.accuracy.value, 2) + " %",
                "95 %: \(number(low, 2)) to \(number(high, 2)) %"
            ),
            ("Read wrong", "\(wrong)", "of \(metrics.count)"),
            ("Loss", number(metrics.loss, 4), "mean −log probability of the truth"),
            ("Brier score", number(metrics.brier, 4), "0 is best, 2 worst"),
            (
                "Calibration error", number(100 * metrics.reliability.error, 2) + " %",
                "\(metrics.reliability.bins.count) bins of equal count"
            ),
        ])
    }

    private var classTable: String {
        func row(_ cells: [String]) -> String {
            element("tr", [:], cells.map { element("td", [:], $0) }.joined())
        }
        let head = ["class", "precision", "recall", "F1", "support"].map { element("th", [:], $0) }
        let rows = metrics.classes.map { scores in
            row(
                [escaped(scores.symbol.description)]
                    + [scores.precision, scores.recall, scores.f1].map { number($0, 4) }
                    + ["\(scores.support)"])
        }
        let means = [("macro mean", metrics.macro), ("weighted mean", metrics.weighted)].map {
            row([$0.0] + [$0.1.precision, $0.1.recall, $0.1.f1].map { number($0, 4) } + [""])
        }
        let table = element(
            "table", [:],
            element("thead", [:], element("tr", [:], head.joined()))
                + element("tbody", [:], rows.joined(separator: "\n"))
                + element("tbody", ["class": "means"], means.joined(separator: "\n")))
        return element("div", ["class": "scroll"], table)
    }

    private var reliability: String {
        let chart = ReliabilityChart(reliability: metrics.reliability)
        return element(
            "p", ["class": "note"],
            "On the dashed line they do: of the answers given 90 %, nine in ten are right. A dot "
                + "is a tenth of the scale; few answers make an unsteady one.")
            + element(
                "div", ["class": "pair"],
                chart.svg + element("div", ["class": "scroll"], chart.table))
    }

    private var gallery: String {
        element(
            "p", ["class": "note"],
            "Truth → answer, with the probability given to it; the surest mistakes first.")
            + MisreadGallery(misreads: evaluation.misreads, set: evaluation.set).html
    }
}
