internal import Settings

extension SoftmaxCrossEntropy: Codable {
    /// Reads `{labelSmoothing: 0.1}`, and refuses one out of range.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, of: "loss", keys: ["labelSmoothing"])
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
