public import Classical
import Settings

extension ForestSettings: Codable {
    static let settings = SettingGroup(
        "the forest",
        [
            .count(
                "trees", ForestSettings().treeCount, 1...treeCountMax, "how many trees vote",
                example: "30"),
            .count(
                "candidates", 0, 0...rowCountMax,
                "columns that a split is looked for in, at most as many as there are; 0 for the "
                    + "square root of all", example: "40"),
            .word(
                "thresholds", ForestSettings().thresholds,
                "where a column is cut: at the best place, or at one drawn (extra-trees)"),
            .word("impurity", ForestSettings().impurity, "what a split makes small"),
            .flag(
                "bootstrap", ForestSettings().isBootstrapped,
                "whether a tree learns from samples drawn with repetition, or from each once"),
            .count(
                "depthMax", 0, 0...depthLimit, "splits above a leaf at most; 0 for any number",
                example: "12"),
            .count(
                "leafMin", ForestSettings().leafCountMin, 1...rowCountMax,
                "samples that a leaf holds at least", example: "5"),
        ])

    /// Reads `{trees: 100, thresholds: random, bootstrap: false}`; each may be left out.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, Self.settings)
        self.init()
        treeCount = try mapping.count("trees")
        let candidates = try mapping.count("candidates")
        candidateCount = candidates > 0 ? candidates : nil
        thresholds = try mapping.choice("thresholds", default: thresholds)
        impurity = try mapping.choice("impurity", default: impurity)
        isBootstrapped = try mapping.value("bootstrap", default: isBootstrapped)
        let depth = try mapping.count("depthMax")
        depthMax = depth > 0 ? depth : nil
        leafCountMin = try mapping.count("leafMin")
    }

    /// Writes every setting; 0 stands for the square root of the columns, and for any depth.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        func key(_ name: String) -> SettingKey { .init(stringValue: name) }
        try container.encode(treeCount, forKey: key("trees"))
        try container.encode(candidateCount ?? 0, forKey: key("candidates"))
        try container.encode(thresholds.rawValue, forKey: key("thresholds"))
        try container.encode(impurity.rawValue, forKey: key("impurity"))
        try container.encode(isBootstrapped, forKey: key("bootstrap"))
        try container.encode(depthMax ?? 0, forKey: key("depthMax"))
        try container.encode(leafCountMin, forKey: key("leafMin"))
    }
}
