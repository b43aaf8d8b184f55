internal import Settings

extension Network: Codable {
    /// Reads `{input: [1, 28, 28], layers: […]}`. Only the form is checked here;
    /// ``shapes()`` checks the numbers.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, of: "network", keys: ["input", "layers"])
        self.init(input: try settings.value("input"), layers: try settings.value("layers"))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        try container.encode(input, forKey: SettingKey("input"))
        try container.encode(layers, forKey: SettingKey("layers"))
    }
}
