internal import Settings

extension Dropout: Codable {
    static let settings = SettingGroup(
        "dropout",
        [
            .number(
                "rate", nil, .from(0, below: 1),
                "the share of numbers that are left out at each training step", example: "0.4")
        ])

    /// Reads `0.4` or `{rate: 0.4}`.
    public init(from decoder: any Decoder) throws {
        if let rate = try? decoder.singleValueContainer().decode(Float.self) {
            self.init(rate)
            return
        }
        let settings = try StrictMapping(decoder, Self.settings)
        self.init(try settings.value("rate"))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rate)
    }
}
