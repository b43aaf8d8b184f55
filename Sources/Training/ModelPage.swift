import Datasets
import Foundation
import NumeralCore
public import Recognition

/// A model's card as a page of Markdown: what it is, how good, what it was made of, its limits.
///
/// All of it comes from the model's file. The same model gives the same page: there is no date in
/// it.
public struct ModelPage {
    private let model: Model
    /// That of the file; `nil` where it has none that this version knows.
    private let recipe: Recipe?
    private let command: String

    /// - Parameter command: the command line that makes the model again.
    public init(_ model: Model, command: String) {
        self.model = model
        self.command = command
        recipe = try? Recipe(yaml: model.card.recipe)
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
        \(choices)\(testNote)

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
        guard let recipe, !recipe.summary.isEmpty else {
            return "A reader of single handwritten symbols."
        }
        return recipe.summary
    }

    private var strangersNote: String {
        guard model.rejection != nil else {
            return "- It knows \(classText) and nothing else: a letter or a scribble may get "
                + "one of these answers too."
        }
        // Which letters look like a class is known of digits alone, and only of a training of ours.
        guard let recipe, recipe.rendered.nonDigitCount > 0, model.classes == Symbol.digits else {
            return "- What is none of \(classText) it may call unreadable: what looks like one of "
                + "them is read as it."
        }
        return "- What is none of \(classText) it calls unreadable, mostly: letters that look "
            + "like digits (O, l, S) are read as digits."
    }

    /// Whether the sets that it was measured on besides had a part in making it; nothing where the
    /// file does not tell, as of an ensemble, whose members may have learnt from anything.
    private var testNote: String {
        let tested = model.card.scores.map(\.set).filter { !$0.hasSuffix(Trainer.heldOutEnding) }
        guard let recipe, !tested.isEmpty, model.predictor.kind != .ensemble else { return "" }
        let hashes = model.card.dataHashes
        let learnt = Set(recipe.trainingSets.map(PortableName.of))
        let learntHashes = Set(learnt.compactMap { hashes[$0] })
        // A name tells only where a hash is missing.
        let shared = tested.filter { set in
            let name = PortableName.of(set)
            guard let hash = hashes[set] ?? hashes[name] else { return learnt.contains(name) }
            return learntHashes.contains(hash)
        }
        guard let first = shared.first else {
            return " A test set had no part in making the model."
        }
        return " \(PortableName.of(first)) is a set that it learnt from, or has the name of one: "
            + "what is measured on such a set is too good."
    }

    /// Whose hands it learnt from.
    private var writersNote: String {
        let sets = recipe?.trainingSets ?? model.card.learntFrom
        guard !sets.isEmpty else { return "- Its file does not say whose hands it learnt from." }
        let hands = sets.map { set in
            Writers.of(set: set).map { "\(set) (\($0))" } ?? PortableName.of(set)
        }
        let drawn = model.card.learntFromRendered ? ", and pictures that Numeral drew" : ""
        return "- It learnt from \(hands.joined(separator: "; "))\(drawn): other hands are read "
            + "worse."
    }

    /// What was decided by the digits that were held out.
    private var choices: String {
        guard model.card.scores.contains(where: { $0.set.hasSuffix(Trainer.heldOutEnding) }) else {
            return "Nothing was held out, so that nothing was chosen by it."
        }
        var choices: [String] = []
        if case .ensemble = model.predictor { choices.append("the members") }
        if recipe?.keeping == .best { choices.append("the epoch") }
        if recipe?.patience != nil { choices.append("when training stopped") }
        if model.calibration != .identity { choices.append("the temperature") }
        if model.rejection != nil {
            choices.append("the probability from which a picture is unreadable")
        }
        if model.riskCurve != nil { choices.append("what `--max-error` promises") }
        guard let last = choices.last else { return "Held-out digits chose nothing of it." }
        let list =
            choices.count == 1 ? last : choices.dropLast().joined(separator: ", ") + " and " + last
        return "Held-out digits chose \(list); where several seeds were trained, they may have "
            + "chosen the seed too, and what is measured on them is that much too good."
    }

    /// What `--max-error` comes to, with an empty line after it; nothing without a risk curve.
    private var promises: String {
        guard let curve = model.riskCurve else { return "" }
        let rows = curve.promises.map { promise in
            let count = (1 / promise.errorMax).rounded()
            guard let share = promise.acceptedShare, let least = promise.confidenceMin else {
                return "| 1 in \(Int(count)) | cannot be shown | |"
            }
            return String(
                format: "| 1 in %.0f | %.1f %% | %.2f %% |", count, share * 100,
                Double(least) * 100)
        }
        return """
            With `--max-error` it gives only answers that are sure enough, so that of these no \
            more are wrong than asked (95 % certain, for writing like the \(curve.count) held-out \
            digits of \(promisedSet)):

            | wrong at most | answers given | probability from |
            | --- | --- | --- |
            \(rows.joined(separator: "\n"))


            """
    }

    /// The set whose held-out digits the promises were made on: the first.
    private var promisedSet: String {
        (recipe?.trainingSets.first ?? model.card.learntFrom.first).map(PortableName.of)
            ?? "its set"
    }

    private var classText: String { model.classes.map(\.description).joined(separator: " ") }

    /// What the model is, a line each.
    public var facts: [(name: String, value: String)] {
        let known: [(name: String, value: String)] = [
            ("Reads", classText),
            ("Parameters", String(model.predictor.parameterCount)),
            ("Kind", model.predictor.kind.rawValue),
            ("Seed", String(model.card.seed)),
            ("Temperature", String(format: "%.3f", model.calibration.temperature)),
        ]
        var facts = known
        if let recipe, recipe.network != nil {
            facts.append(("Epochs", "\(model.card.history.count) of \(recipe.epochCount)"))
        }
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
