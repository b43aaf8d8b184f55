import Settings
import Training

extension RecipeLanguage {
    /// `Docs/recipes.md`.
    static var markdown: String {
        var text = """
            # The language of recipes

            A recipe is a YAML file that fully determines a training run: the same recipe, \
            data, seed and kind of machine give the same bytes. [`Recipes/`](../Recipes) has \
            those that made what [README](../README.md) measures. This page is written from \
            what the parsers read by, and a test holds one to the other: `NUMERAL_RECORD=1 \
            swift test --filter RecipeLanguageTests` writes it anew.

            ```yaml
            name: small
            data: {train: mnist-train, validation: 5000}
            network:
              input: [1, 28, 28]
              layers:
                - conv: {filters: 16, kernel: 3}
                - relu
                - maxPool: 2
                - flatten
                - dense: 10
            optimizer: adam
            learningRate: 0.001
            batchSize: 64
            epochs: 3
            ```

            An unknown key, a value out of its range and a network that does not fit together \
            are refused with their line before any work starts. `variants: {sgd: {optimizer: \
            sgd}, adam: {…}}` stands for several recipes: each is the file with the variant's \
            settings in their place, named `NAME-VARIANT`; there are at most \
            \(RecipeLimits.variantCountMax). A file has at most \(RecipeLimits.bytesMax >> 10) \
            KiB; YAML's aliases are refused.

            """
        for part in parts {
            if let heading = part.heading { text += "\n## \(heading)\n" }
            text += "\n\(part.text)\n"
            guard !part.group.settings.isEmpty else { continue }
            text += """

                | key | takes | left out | what it does | example |
                | --- | --- | --- | --- | --- |

                """
            for setting in part.group.settings { text += row(setting) }
        }
        return text
    }

    private static func row(_ setting: Setting) -> String {
        let companion = setting.companion.map { "; with `\($0)`" } ?? ""
        let absence = setting.standard.map { "`\($0)`" } ?? setting.absence
        let cells = [
            "`\(setting.name)`", setting.kind.words, absence, setting.meaning + companion,
            "`\(setting.name): \(setting.example)`",
        ]
        return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
}

extension Setting.Kind {
    /// In a table.
    var words: String {
        switch self {
        case .number(let bounds): "a number \(bounds.words)"
        case .count(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .extent(let range):
            "a whole number, or `[row, column]`, from \(range.lowerBound) to \(range.upperBound)"
        case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .flag: "`true` or `false`"
        case .other(let words, _): words
        }
    }
}
