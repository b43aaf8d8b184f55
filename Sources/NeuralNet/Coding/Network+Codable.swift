internal import Settings

extension Network: Codable {
    private static let layerNames = Layer.Kind.allCases.map { "`\($0.rawValue)`" }

    static let settings = SettingGroup(
        "network",
        [
            .other(
                "input", .other("a list of whole numbers", refused: "[0]"),
                "channels, rows and columns of what comes in, or how many numbers",
                example: "[1, 28, 28]"),
            .other(
                "layers",
                .other(
                    "a list of \(layerNames.joined(separator: ", "))", refused: "[nothing]"),
                "the layers in order, at most \(NetworkLimits.layerCountMax)",
                example: "[flatten, {dense: 10}]"),
        ])

    /// Reads `{input: [1, 28, 28], layers: […]}`. Only the form is checked here;
    /// ``shapes()`` checks the numbers.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, Self.settings)
        self.init(input: try settings.value("input"), layers: try settings.value("layers"))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        try container.encode(input, forKey: SettingKey("input"))
        try container.encode(layers, forKey: SettingKey("layers"))
    }
}
