public import Classical
import Settings

extension ForestSettings: Codable {
    private static let keys = [
        "trees", "candidates", "thresholds", "impurity", "bootstrap", "depthMax", "leafMin",
    ]

    /// Reads `{trees: 100, thresholds: random, bootstrap: false}`; each may be left out.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, of: "the forest", keys: Self.keys)
        self.init()
        treeCount = try mapping.count("trees", default: treeCount, 1...Self.treeCountMax)
        let candidates = try mapping.count("candidates", default: 0, 0...Self.rowCountMax)
        candidateCount = candidates > 0 ? candidates : nil
        thresholds = try mapping.choice("thresholds", default: thresholds)
        impurity = try mapping.choice("impurity", default: impurity)
        isBootstrapped = try mapping.value("bootstrap", default: isBootstrapped)
        let depth = try mapping.count("depthMax", default: 0, 0...Self.depthLimit)
        depthMax = depth > 0 ? depth : nil
        leafCountMin = try mapping.count("leafMin", default: leafCountMin, 1...Self.rowCountMax)
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
