internal import Settings

extension BatchNorm: Codable {
    /// Reads `{momentum: 0.1, epsilon: 0.00001}`; each may be left out.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(
            decoder, of: "batchNorm", keys: ["momentum", "epsilon"])
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
