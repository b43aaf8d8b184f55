internal import Settings

extension BatchNorm: Codable {
    static let settings = SettingGroup(
        "batchNorm",
        [
            .number(
                "momentum", BatchNorm().momentum, .within(0...1),
                "the share of a batch in the running mean and variance", example: "0.05"),
            .number(
                "epsilon", BatchNorm().epsilon, .within(epsilonMin...1),
                "added to the variance, so that nothing is divided by 0", example: "0.001"),
        ])

    /// Reads `{momentum: 0.1, epsilon: 0.00001}`; each may be left out.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, Self.settings)
        let standard = BatchNorm()
        self.init(
            momentum: try settings.optional("momentum") ?? standard.momentum,
            epsilon: try settings.optional("epsilon") ?? standard.epsilon)
    }

    public func encode(to encoder: any Encoder) throws {
        let standard = BatchNorm()
        var container = encoder.container(keyedBy: SettingKey.self)
        if momentum != standard.momentum {
            try container.encode(momentum, forKey: SettingKey("momentum"))
        }
        if epsilon != standard.epsilon {
            try container.encode(epsilon, forKey: SettingKey("epsilon"))
        }
    }
}
