public import Classical
import Settings

extension LinearMachine.Settings: Codable {
    private static let keys = [
        "learningRate", "iterations", "regularization", "batchSize", "shrinkingSteps", "averaged",
    ]
    private static let iterationCountMax = 10_000_000
    private static let batchCountMax = 10_000_000

    /// Reads `{learningRate: 0.001, iterations: 100, regularization: 0.0001}`; each may be left
    /// out. Without batchSize each iteration sees all glyphs.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, of: "the linear machine", keys: Self.keys)
        self.init()
        learningRate = try mapping.number(
            "learningRate", default: learningRate, .above(0, upTo: 1000))
        iterationCount = try mapping.count(
            "iterations", default: iterationCount, 1...Self.iterationCountMax)
        regularization = try mapping.number(
            "regularization", default: regularization, .within(0...1000))
        let batch = try mapping.count("batchSize", default: 0, 0...Self.batchCountMax)
        batchCount = batch > 0 ? batch : nil
        shrinksSteps = try mapping.value("shrinkingSteps", default: false)
        averagedShare = try mapping.number("averaged", default: 0, .within(0...1))
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
