import Foundation
import NumeralCore
public import Recognition

/// A model's card as a page of Markdown: what it is, how good, what it was made of, its limits.
///
/// The same model gives the same page: there is no date in it.
public struct ModelPage {
    private let model: Model
    private let recipe: Recipe
    private let command: String

    /// - Parameter command: the command line that makes the model again.
    public init(_ model: Model, recipe: Recipe, command: String) {
        self.model = model
        self.recipe = recipe
        self.command = command
    }

    public var markdown: String {
        """
        # Model card: \(model.card.name)

        \(summary)

        | | |
        | --- | --- |
        \(facts.map { "| \($0) | \($1) |" }.joined(separator: "\n"))

        ## How good it is

        \(scores)

        \(promises)The loss is the mean of −log of the calibrated probability given to the truth, \
        in nats. \
        Held-out digits chose nothing but the temperature\(keepingNote); \
        a test set had no part in making the model.

        ## Data

        \(data)

        The hash is the SHA-256 of classes, pixels and labels (`numeral data describe` shows it).

        ## Limits

        \(strangersNote)
        - It reads one symbol a picture, as it comes out of Numeral's normalisation: \
        \(Self.glyphSide) × \(Self.glyphSide) pixels, centred by mass. Pixels normalised otherwise \
        are read worse.
        \(writersNote)
        - Never let it decide alone where a wrong digit does harm: use the probability, and ask.

        ## Make it again

        ```
        \(command)
        ```

        The same recipe, data, oneDNN and processor give the same bytes. The recipe in full:

        ```yaml
        \(model.card.recipe.trimmingCharacters(in: .newlines))
        ```

        """
    }

    private static let glyphSide = 28

    private var summary: String {
        recipe.summary.isEmpty ? "A reader of single handwritten symbols." : recipe.summary
    }

    private var strangersNote: String {
        guard model.rejection != nil else {
            return "- It knows \(classText) and nothing else: a letter or a scribble gets one of "
                + "these answers too."
        }
        return "- What is none of \(classText) it calls unreadable, mostly: letters that look "
            + "like digits (O, l, S) are read as digits."
    }

    private var writersNote: String {
        let note =
            "- MNIST's writers were American census workers and students of the 1990s."
        return recipe.trainingSets.count == 1
            ? note + " Continental forms (a 1 with a flag, a crossed 7) are rare in it."
            : note + " The other sets add some hundred European and Turkish hands."
    }

    /// What `--max-error` comes to, with an empty line after it; nothing without a risk curve.
    private var promises: String {
        guard let curve = model.riskCurve else { return "" }
        let rows = [100.0, 200, 500, 1000, 2000].map { count in
            guard let found = try? curve.acceptance(errorMax: 1 / count) else {
                return "| 1 in \(Int(count)) | cannot be shown | |"
            }
            return String(
                format: "| 1 in %.0f | %.1f %% | %.2f %% |", count, found.acceptedShare * 100,
                Double(found.confidenceMin) * 100)
        }
        return """
            With `--max-error` it gives only answers that are sure enough, so that of these no \
            more are wrong than asked (95 % certain, for writing like the \(curve.count) held-out \
            digits of \(PortableName.of(recipe.trainingSets[0]))):

            | wrong at most | answers given | probability from |
            | --- | --- | --- |
            \(rows.joined(separator: "\n"))


            """
    }

    private var keepingNote: String { recipe.keeping == .best ? " and the epoch" : "" }

    private var classText: String { model.classes.map(\.description).joined(separator: " ") }

    private var facts: [(String, String)] {
        let known = [
            ("Reads", classText),
            ("Parameters", String(model.predictor.parameterCount)),
            ("Kind", model.predictor.kind.rawValue),
            ("Seed", String(model.card.seed)),
            ("Temperature", String(format: "%.3f", model.calibration.temperature)),
        ]
        let epochs = "\(model.card.history.count) of \(recipe.epochCount)"
        let facts = recipe.network == nil ? known : known + [("Epochs", epochs)]
        guard let rejection = model.rejection else { return facts }
        let limit = String(format: "%.2f %%", Double(rejection.threshold) * 100)
        return facts + [("Unreadable from", "a probability of \(limit) of being no digit")]
    }

    private var scores: String {
        guard !model.card.scores.isEmpty else {
            return "Not measured: nothing was held out. Run `numeral evaluate` on a test set."
        }
        let rows = model.card.scores.map { score in
            let wrongCount = Int((Double(score.count) * (1 - score.accuracy)).rounded())
            let accuracy = String(format: "%.2f %%", score.accuracy * 100)
            return "| \(score.set) | \(score.count) | \(accuracy) | \(wrongCount) | "
                + String(format: "%.4f |", score.loss)
        }
        return
            (["| digits | count | accuracy | wrong | loss |", "| --- | --- | --- | --- | --- |"]
            + rows).joined(separator: "\n")
    }

    private var data: String {
        let rows = model.card.dataHashes.sorted { $0.key < $1.key }.map {
            "| \($0.key) | `\($0.value)` |"
        }
        return (["| set | hash |", "| --- | --- |"] + rows).joined(separator: "\n")
    }
}
