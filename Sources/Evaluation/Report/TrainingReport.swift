public import Recognition

/// A training as one HTML page: how it learned, what it confuses of the digits held out, by which
/// settings.
///
/// Everything is inside the file, pictures too; there is no script and no request.
public struct TrainingReport: Sendable {
    private let card: ModelCard
    private let facts: [(name: String, value: String)]
    private let command: String
    private let measured: EvaluationReport?

    /// - Parameters:
    ///   - facts: what the card says of the model, a line each.
    ///   - heldOut: the model on what was held out of its training; `nil` where nothing was.
    ///   - command: the command line that makes the model again.
    public init(
        _ model: Model, facts: [(name: String, value: String)], heldOut: ModelEvaluation?,
        command: String
    ) {
        (card, self.facts, self.command) = (model.card, facts, command)
        measured = heldOut.map { EvaluationReport($0, of: model) }
    }

    /// The whole page; the same for the same model.
    public var html: String {
        let cards = [
            measured.map { ReportPage.card(nil, $0.facts) } ?? "",
            LearningCurves(history: card.history).card,
            card.scores.isEmpty ? "" : ReportPage.card("How good it is", scores),
            measured?.answers ?? "",
            ReportPage.card("The model", ReportPage.pairs(facts)),
            ReportPage.card("By which settings", settings),
        ]
        return ReportPage(
            title: "Training \(card.name)",
            lead: measured == nil
                ? "Nothing was held out, so that nothing was measured."
                : "Measured on what was held out; a network's epoch, temperature and promises "
                    + "were chosen by it too.",
            content: cards.filter { !$0.isEmpty }.joined(separator: "\n")
        ).html
    }

    private var scores: String {
        ReportPage.table(
            [["set", "glyphs", "accuracy %", "loss"]]
                + card.scores.map {
                    [$0.set, "\($0.count)", number(100 * $0.accuracy, 2), number($0.loss, 4)]
                })
    }

    private var settings: String {
        element("pre", [:], element("code", [:], escaped(command)))
            + element(
                "p", ["class": "note"], "The recipe in full, with the defaults that it left out:")
            + element("pre", [:], element("code", [:], escaped(card.recipe)))
    }
}
