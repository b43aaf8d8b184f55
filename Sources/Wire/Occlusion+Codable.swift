public import NumeralCore

extension Occlusion: Codable {
    private enum CodingKeys: CodingKey { case map, scale, lossMax }

    /// Reads `{"lossMax":0.75,"map":"AAAA…","scale":0.5}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let map = try container.decode(InkBytes.self, forKey: .map).bytes
        let scale = try container.decode(Float.self, forKey: .scale)
        guard map.count == Glyph.pixelCount, scale > 0 else {
            throw DecodingError.dataCorruptedError(
                forKey: .map, in: container,
                debugDescription: "a map has \(Glyph.pixelCount) bytes and a scale above 0")
        }
        self.init(
            map: map, scale: scale, lossMax: try container.decode(Float.self, forKey: .lossMax))
    }

    /// Writes the map as base64.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(InkBytes(map), forKey: .map)
        try container.encode(scale, forKey: .scale)
        try container.encode(lossMax, forKey: .lossMax)
    }
}
