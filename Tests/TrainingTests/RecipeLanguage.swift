import Classical
import Settings

@testable import NeuralNet
@testable import Recognition
@testable import Training

/// All groups of settings that a recipe may have, each with the recipes that it stands in.
enum RecipeLanguage {
    /// A group, where `Docs/recipes.md` has it, and a recipe around some of its settings.
    struct Part: Sendable {
        /// Of the document; a group without one follows the one before.
        var heading: String?
        /// What it is and where it stands, before the table.
        let text: String
        let group: SettingGroup
        /// A whole recipe, from settings in YAML, such as `rotation: 12, shift: 2`.
        let recipe: @Sendable ([String]) -> String
    }

    /// A recipe of a few lines, and more.
    static func whole(_ more: String, learner: String = "", layers: String = "flatten") -> String {
        let network = "network: {input: [1, 28, 28], layers: [\(layers), {dense: 10}]}"
        return """
            name: small
            data: {validation: 500}
            \(learner.isEmpty ? network : learner)
            \(more)
            """
    }

    static func mapping(_ settings: [String]) -> String {
        "{\(settings.joined(separator: ", "))}"
    }

    static let parts =
        [recipe, data, rendered, resampling] + preprocessing + [augmentation, mishaps, network]
        + layers + optimizers + schedules
        + [svm, linear, forest, neighbors, refinement, ensemble, tuning, range]

    private static let recipe = Part(
        heading: "The recipe", text: "What stands at the left edge of the file.",
        group: Recipe.settings
    ) { settings in
        // The settings given take the place of those that every recipe has.
        let given = Set(settings.map { String($0.prefix { $0 != ":" }) })
        let isLearner = Learner.Kind.allCases.contains { given.contains($0.rawValue) }
        let standard = [
            ("name", "small"), ("data", "{validation: 500}"),
            ("network", "{input: [1, 28, 28], layers: [flatten, {dense: 10}]}"),
        ].filter { !given.contains($0.0) && !(isLearner && $0.0 == "network") }
        return (standard.map { "\($0): \($1)" } + settings).joined(separator: "\n")
    }

    private static let data = Part(
        heading: "data", text: "Under `data`.", group: Recipe.dataSettings
    ) { whole("").replacing("{validation: 500}", with: mapping($0)) }

    private static let rendered = Part(
        heading: "data.rendered", text: "Under `rendered` in `data`.", group: RenderedData.settings
    ) { settings in
        let others = settings.contains { $0.hasPrefix("nonDigits:") && $0 != "nonDigits: 0" }
        return whole("").replacing(
            "{validation: 500}", with: "{validation: 500, rendered: \(mapping(settings))}"
        ).replacing("{dense: 10}", with: others ? "{dense: 11}" : "{dense: 10}")
    }

    private static let resampling = Part(
        heading: "data.resampling",
        text: "Under `resampling` in `data`: one way, and its settings.",
        group: Resampling.settings
    ) { settings in
        whole("").replacing("{validation: 500}", with: "{resampling: \(mapping(settings))}")
    }

    private static let preprocessing = PreprocessingStep.Kind.allCases.enumerated().map {
        index, kind in
        Part(
            heading: index == 0 ? "preprocessing" : nil, text: kind.text, group: kind.settings
        ) { settings in
            whole(
                "preprocessing: [{\(kind.rawValue): \(mapping(settings))}]",
                learner: "forest: {trees: 3}")
        }
    }

    private static let augmentation = Part(
        heading: "augmentation",
        text: """
            Under `augmentation`. Each number is the greatest strength of a distortion; each glyph \
            draws its own between none and that, a network's anew in every epoch.
            """, group: Augmentation.settings
    ) { whole("augmentation: \(mapping($0))") }

    private static let mishaps = Part(
        heading: "augmentation.mishaps",
        text: "Under `mishaps` in `augmentation`: each is the share of glyphs that it befalls.",
        group: Mishaps.settings
    ) { whole("augmentation: {mishaps: \(mapping($0))}") }

    private static let network = Part(
        heading: "network", text: "Under `network`. The last layer has an output for each class.",
        group: Network.settings
    ) { settings in
        let given = Set(settings.map { String($0.prefix { $0 != ":" }) })
        let standard = ["input: [1, 28, 28]", "layers: [flatten, {dense: 10}]"]
            .filter { !given.contains(String($0.prefix { $0 != ":" })) }
        return whole("", learner: "network: \(mapping(standard + settings))")
    }

    private static let layers = Layer.Kind.allCases.map { kind in
        Part(heading: nil, text: kind.text, group: kind.settings) { settings in
            let layer = "{\(kind.rawValue): \(mapping(settings))}"
            let isFlat = [.dense, .lstm].contains(kind)
            let before = kind == .dense ? "flatten, " : ""
            let after = isFlat || kind == .flatten ? "" : ", flatten"
            return whole("", layers: before + layer + after)
        }
    }

    private static let optimizers = Optimizer.Kind.allCases.enumerated().map { index, kind in
        Part(
            heading: index == 0 ? "optimizer" : nil, text: kind.text, group: kind.settings
        ) { whole("optimizer: {\(kind): \(mapping($0))}") }
    }

    private static let schedules = Schedule.Kind.allCases.enumerated().map { index, kind in
        Part(
            heading: index == 0 ? "schedule" : nil, text: kind.text, group: kind.settings
        ) { whole("schedule: {\(kind): \(mapping($0))}") }
    }

    private static func learner(_ kind: Learner.Kind, _ group: SettingGroup) -> Part {
        Part(
            heading: kind.rawValue, text: "Under `\(kind.rawValue)`: \(kind.meaning).",
            group: group
        ) { whole("", learner: "\(kind.rawValue): \(mapping($0))") }
    }

    private static let svm = learner(.svm, SupportVectorSettings.settings)
    private static let linear = learner(.linear, LinearMachine.Settings.settings)
    private static let forest = learner(.forest, ForestSettings.settings)
    private static let neighbors = learner(.neighbors, NeighborSettings.settings)
    private static let ensemble = learner(.ensemble, EnsembleSettings.settings)

    private static let refinement = Part(
        heading: "neighbors.refinement", text: "Under `refinement` in `neighbors`.",
        group: NeighborSettings.Refinement.settings
    ) { whole("", learner: "neighbors: {neighborCount: 1, refinement: \(mapping($0))}") }

    private static let tuning = Part(
        heading: "tuning",
        text: "Under `tuning`, for `numeral tune`; trainings take no notice of it.",
        group: Tuning.group
    ) { settings in
        let standard =
            settings.contains { $0.hasPrefix("settings:") }
            ? [] : ["settings: {epochs: [1, 2]}"]
        return whole("tuning: \(mapping(settings + standard))")
    }

    private static let range = Part(
        heading: nil, text: "**A range**, in the place of a list of values:",
        group: TuningRange.settings
    ) { whole("tuning: {search: random, settings: {learningRate: \(mapping($0))}}") }
}
