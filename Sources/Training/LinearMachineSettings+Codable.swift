public import Classical
import Settings

extension LinearMachine.Settings: Codable {
    static let settings = SettingGroup(
        "the linear machine",
        [
            .number(
                "learningRate", Self().learningRate, .above(0, upTo: 1000),
                "how far a step goes down the gradient", example: "0.1"),
            .count(
                "iterations", Self().iterationCount, 1...iterationCountMax, "steps in all",
                example: "20000"),
            .number(
                "regularization", Self().regularization, .within(0...1000),
                "what long weights cost; below 1 / learningRate", example: "0.00001"),
            .count(
                "batchSize", 0, 0...batchCountMax, "glyphs a step; 0 for all", example: "128"),
            .flag(
                "shrinkingSteps", false,
                "whether step t is divided by 1 + learningRate · regularization · t"),
            .number(
                "averaged", 0, .within(0...1),
                "the share of the last steps whose weights are averaged", example: "0.5"),
        ])
    private static let iterationCountMax = 10_000_000
    private static let batchCountMax = 10_000_000

    /// Reads `{learningRate: 0.001, iterations: 100, regularization: 0.0001}`; each may be left
    /// out. Without batchSize each iteration sees all glyphs.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, Self.settings)
        self.init()
        learningRate = try mapping.number("learningRate")
        iterationCount = try mapping.count("iterations")
        regularization = try mapping.number("regularization")
        let batch = try mapping.count("batchSize")
        batchCount = batch > 0 ? batch : nil
        shrinksSteps = try mapping.value("shrinkingSteps", default: false)
        averagedShare = try mapping.number("averaged")
        do { try check() } catch {
            throw mapping.error("regularization", "\(error)")
        }
    }

    /// Writes every setting; a batch of 0 stands for all glyphs.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        func key(_ name: String) -> SettingKey { .init(stringValue: name) }
        try container.encode(learningRate, forKey: key("learningRate"))
        try container.encode(iterationCount, forKey: key("iterations"))
        try container.encode(regularization, forKey: key("regularization"))
        try container.encode(batchCount ?? 0, forKey: key("batchSize"))
        try container.encode(shrinksSteps, forKey: key("shrinkingSteps"))
        try container.encode(averagedShare, forKey: key("averaged"))
    }
}
