internal import Settings

extension Augmentation: Codable {
    static let settings = SettingGroup(
        "augmentation (flipping is not offered: a flipped digit is another or none)",
        [
            .number("rotation", 0, .within(0...45), "degrees either way", example: "12"),
            .number(
                "shift", 0, .within(0...8), "pixels either way, for columns and rows each",
                example: "1.5"),
            .number(
                "zoom", 0, .within(0...0.5),
                "the fraction by which width and height, each, grow or shrink", example: "0.13"),
            .number(
                "shear", 0, .within(0...1),
                "columns that a row moves for each row from the middle: slant", example: "0.18"),
            .number(
                "elastic", 0, .within(0...6), "pixels that a point of the elastic grid moves",
                example: "2.2"),
            .number(
                "elasticSpacing", Augmentation().elasticSpacing, .within(3...28),
                "pixels between the points of the elastic grid", example: "6"),
            .number(
                "thickening", 0, .within(0...1),
                "how much thicker strokes get: 1 adds a pixel on either side", example: "0.5"),
            .number(
                "thinning", 0, .within(0...1),
                "how much thinner strokes get: 1 takes a pixel from either side", example: "0.25"),
            .number(
                "blur", 0, .within(0...1), "how much of a 3 × 3 blur is mixed in", example: "0.5"),
            .number(
                "noise", 0, .within(0...0.5),
                "the deviation of Gaussian noise, as a fraction of full ink", example: "0.02"),
            .flag(
                "recenter", false,
                "whether the ink's centre of mass goes back to the middle before the shift"),
            .other(
                "mishaps", .mapping, "what pens, paper and cameras do to some glyphs",
                example: "{gaps: 0.05}", absence: "none"),
        ])

    /// Reads `{rotation: 12, shift: 1.5, …}`; what is not named stays off.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, Self.settings)
        self.init()
        rotation = try mapping.number("rotation")
        shift = try mapping.number("shift")
        zoom = try mapping.number("zoom")
        shear = try mapping.number("shear")
        elastic = try mapping.number("elastic")
        elasticSpacing = try mapping.number("elasticSpacing")
        thickening = try mapping.number("thickening")
        thinning = try mapping.number("thinning")
        blur = try mapping.number("blur")
        noise = try mapping.number("noise")
        recenter = try mapping.value("recenter", default: false)
        mishaps = try mapping.value("mishaps", default: mishaps)
    }

    /// Writes every setting.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        let strengths = [
            rotation, shift, zoom, shear, elastic, elasticSpacing, thickening, thinning, blur,
            noise,
        ]
        for (key, strength) in zip(Self.settings.keys, strengths) {
            try container.encode(strength, forKey: .init(stringValue: key))
        }
        try container.encode(recenter, forKey: .init(stringValue: "recenter"))
        if mishaps != Mishaps() {
            try container.encode(mishaps, forKey: .init(stringValue: "mishaps"))
        }
    }
}
