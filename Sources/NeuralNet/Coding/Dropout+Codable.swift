internal import Settings

extension Dropout: Codable {
    /// Reads `0.4` or `{rate: 0.4}`.
    public init(from decoder: any Decoder) throws {
        if let rate = try? decoder.singleValueContainer().decode(Float.self) {
            self.init(rate)
            return
        }
        let settings = try StrictMapping(decoder, of: "dropout", keys: ["rate"])
        self.init(try settings.value("rate"))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rate)
    }
}
