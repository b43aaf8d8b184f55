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
    private static let counts = 0...RecipeLimits.renderedCountMax

    static let settings = SettingGroup(
        "rendered",
        [
            .flag("typefaces", false, "whether the digits of the machine's typefaces are learnt"),
            .count(
                "photos", 0, counts, "digits that are learnt once more as a photo of them reads",
                example: "3000"),
            .count(
                "drawings", 0, counts,
                "digits that are learnt once more as somebody draws them on a screen",
                example: "6000"),
            .count(
                "nonDigits", 0, counts,
                "pictures of no digit; above 0 a network needs one output more", example: "14000"),
        ])

    /// Reads `{typefaces: true, photos: 4000, drawings: 8000, nonDigits: 14000}`.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, Self.settings)
        includesTypefaces = try mapping.value("typefaces", default: false)
        photoCount = try mapping.count("photos")
        drawingCount = try mapping.count("drawings")
        nonDigitCount = try mapping.count("nonDigits")
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
