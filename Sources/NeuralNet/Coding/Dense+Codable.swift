internal import Settings

extension Dense: Codable {
    static let settings = SettingGroup(
        "dense",
        [
            .count(
                "units", nil, 1...NetworkLimits.extentMax, "numbers that come out", example: "10"),
            .flag("bias", true, "whether a number is added to each"),
        ])

    /// Reads `10` or `{units: 10, bias: false}`.
    public init(from decoder: any Decoder) throws {
        if let unitCount = try? decoder.singleValueContainer().decode(Int.self) {
            self.init(unitCount)
            return
        }
        let settings = try StrictMapping(decoder, Self.settings)
        self.init(
            try settings.value("units"), hasBias: try settings.optional("bias") ?? true)
    }

    public func encode(to encoder: any Encoder) throws {
        if hasBias {
            var container = encoder.singleValueContainer()
            try container.encode(unitCount)
        } else {
            var container = encoder.container(keyedBy: SettingKey.self)
            try container.encode(unitCount, forKey: SettingKey("units"))
            try container.encode(false, forKey: SettingKey("bias"))
        }
    }
}
