internal import Settings

extension SoftmaxCrossEntropy: Codable {
    /// Reads `{labelSmoothing: 0.1}`, and refuses one out of range.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(
            decoder,
            SettingGroup(
                "loss",
                [
                    .number(
                        "labelSmoothing", 0, .from(0, below: 1),
                        "the share of the target that is spread over all classes", example: "0.1")
                ]))
        self.init(labelSmoothing: try settings.optional("labelSmoothing") ?? 0)
        do { try check() } catch { throw DecodingError.refusal(decoder.codingPath, "\(error)") }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        if labelSmoothing != 0 {
            try container.encode(labelSmoothing, forKey: SettingKey("labelSmoothing"))
        }
    }
}
