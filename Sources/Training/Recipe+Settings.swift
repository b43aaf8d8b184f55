import NeuralNet
import NumeralCore
import Recognition
import Settings

/// What may stand in a recipe.
extension Recipe {
    static let settings = SettingGroup(
        "the recipe", commonSettings + learnerSettings + networkSettings + otherSettings)

    private static let commonSettings: [Setting] = [
        .other(
            "name",
            .other(
                "1 to \(RecipeLimits.nameLengthMax) letters, digits and hyphens",
                refused: "a b"),
            "what the model is called", example: "small"),
        .other(
            "summary", .other("text", refused: "[1]"),
            "what it is for: the first words of the model's card", example: "A try.",
            absence: "no summary"),
        .other(
            "data", .mapping, "what is learnt from",
            example: "{train: mnist-train, validation: 5000}",
            absence: "`{train: mnist-train}`"),
        .other(
            "classes",
            .other("a list of two or more different symbols", refused: "['1', '1']"),
            "what the labels 0, 1, … stand for",
            example: "['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']",
            absence: "the ten digits"),
        .other(
            "preprocessing",
            .other(
                "a list of \(words(PreprocessingStep.names)), at most "
                    + "\(Preprocessing.stepCountMax)", refused: "[nothing]"),
            "what happens to a glyph before it is learnt, in order", example: "[deskew]",
            absence: "nothing"),
        .other(
            "augmentation", .mapping, "how each glyph is distorted while training",
            example: "{rotation: 12}", absence: "not at all"),
        .other(
            "seed", .seed, "seeds the weights, the order, the distortions and dropout",
            example: "2", standard: "1"),
        .count(
            "threads", 2, 1...RecipeLimits.threadCountMax,
            "threads to compute with; sums are rounded by how they are divided, so this decides "
                + "the model's bytes, too", example: "1"),
    ]

    /// One of these has to be there.
    private static let learnerSettings = Learner.Kind.allCases.map { kind in
        Setting.other(
            kind.rawValue, .mapping, kind.meaning, example: kind.example,
            absence: "one learner has to be there")
    }

    /// What only networks have.
    static let networkSettings: [Setting] = [
        .word("precision", Precision.float32, "the numbers that layers compute with"),
        .other(
            "optimizer", .other(words(Optimizer.names), refused: "nothing"),
            "the rule that moves the weights", example: "sgd", standard: "adam"),
        .number(
            "learningRate", 1e-3, .above(0, upTo: 10), "the rate that the schedule starts from",
            example: "0.003"),
        .other(
            "schedule", .other(words(Schedule.names), refused: "nothing"),
            "how the rate changes over the run", example: "cosine", standard: "constant"),
        .count(
            "batchSize", 64, 1...RecipeLimits.batchSizeMax, "glyphs a step", example: "100"),
        .count(
            "epochs", 1, 1...RecipeLimits.epochCountMax,
            "how often all glyphs are seen; an epoch's last partial batch is left out",
            example: "5"),
        .number(
            "labelSmoothing", 0, .from(0, below: 1),
            "the share of the target that is spread over all classes", example: "0.05"),
        .number(
            "averagingDecay", 0, .from(0, below: 1),
            "the share of the averaged weights that is kept at each step; the average is what is "
                + "validated and saved; 0 for none", example: "0.998"),
        .count(
            "patience", 0, 0...RecipeLimits.epochCountMax,
            "epochs without a better one on held-out glyphs before the run stops; 0 for never",
            example: "3"),
        .word("keep", Keeping.last, "which epoch's weights become the model"),
    ]

    /// What only learners have that see all glyphs at once.
    static let otherSettings: [Setting] = [
        .count(
            "copies", 0, 0...RecipeLimits.copyCountMax,
            "distorted copies that join each glyph; not for networks", example: "1",
            beside: "forest: {trees: 3}")
    ]

    static let dataSettings = SettingGroup(
        "data",
        [
            .other(
                "train",
                .other(
                    "a set, or a list of 1 to \(RecipeLimits.trainingSetCountMax) different ones",
                    refused: "[a, a]"),
                "what is trained on: names or paths, as `numeral data describe` takes them",
                example: "[mnist-train, semeion]", standard: "mnist-train"),
            .count(
                "count", 0, 0...RecipeLimits.trainingCountMax,
                "glyphs that are trained on, of each set and class its share; 0 for all that are "
                    + "not held out", example: "20000"),
            .count(
                "validation", 0, 0...RecipeLimits.validationCountMax,
                "glyphs that are held out to validate and calibrate on, of each set and class its "
                    + "share", example: "5000"),
            .other(
                "splitSeed", .seed, "seeds that division, apart from `seed`", example: "42",
                standard: "1"),
            .flag(
                "leavesOutWrongLabels", false,
                "whether digits that are known to be labelled wrongly are left out"),
            .other(
                "resampling", .mapping, "how classes of unequal size are made more equal",
                example: "{smote: even}", absence: "not at all"),
            .word("classWeights", ClassWeighting.equal, "how much the samples of a class weigh"),
            .other(
                "rendered", .mapping, "what Numeral makes itself, to be learnt besides",
                example: "{typefaces: true}", absence: "nothing"),
        ])

    /// Names as a table shows them.
    private static func words(_ names: [String]) -> String {
        names.map { "`\($0)`" }.joined(separator: ", ")
    }
}
