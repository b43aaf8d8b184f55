internal import Settings

/// Glyphs that nobody wrote, trained on beside those of data sets.
///
/// They are made from the recipe's seed of the split and from the part of the digits that is
/// trained on, so that nothing held out shines through.
public struct RenderedData: Hashable, Sendable {
    /// Whether the digits of the machine's typefaces are trained on.
    public var includesTypefaces = false
    /// How many digits are trained on once more as a photo of them reads.
    public var photoCount = 0
    /// How many digits are trained on once more as somebody draws them on a screen.
    public var drawingCount = 0
    /// How many pictures of no digit are trained on; more than 0 gives the network one score more.
    public var nonDigitCount = 0

    public init() {}
}

extension RenderedData: Codable {
    private static let keys = ["typefaces", "photos", "drawings", "nonDigits"]

    /// Reads `{typefaces: true, photos: 4000, drawings: 8000, nonDigits: 14000}`.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, of: "rendered", keys: Self.keys)
        let range = 0...RecipeLimits.renderedCountMax
        includesTypefaces = try mapping.value("typefaces", default: false)
        photoCount = try mapping.count("photos", default: 0, range)
        drawingCount = try mapping.count("drawings", default: 0, range)
        nonDigitCount = try mapping.count("nonDigits", default: 0, range)
    }

    /// Writes every setting.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        try container.encode(includesTypefaces, forKey: .init(stringValue: "typefaces"))
        try container.encode(photoCount, forKey: .init(stringValue: "photos"))
        try container.encode(drawingCount, forKey: .init(stringValue: "drawings"))
        try container.encode(nonDigitCount, forKey: .init(stringValue: "nonDigits"))
    }
}
