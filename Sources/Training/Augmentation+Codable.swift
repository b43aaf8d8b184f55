internal import Settings

extension Augmentation: Codable {
    private static let keys = [
        "rotation", "shift", "zoom", "shear", "elastic", "elasticSpacing", "thickening", "thinning",
        "blur", "noise", "recenter", "mishaps",
    ]

    /// Reads `{rotation: 12, shift: 1.5, …}`; what is not named stays off.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(
            decoder,
            of: "augmentation (flipping is not offered: a flipped digit is another or none)",
            keys: Self.keys)
        self.init()
        rotation = try mapping.number("rotation", default: 0, .within(0...45))
        shift = try mapping.number("shift", default: 0, .within(0...8))
        zoom = try mapping.number("zoom", default: 0, .within(0...0.5))
        shear = try mapping.number("shear", default: 0, .within(0...1))
        elastic = try mapping.number("elastic", default: 0, .within(0...6))
        elasticSpacing = try mapping.number(
            "elasticSpacing", default: elasticSpacing, .within(3...28))
        thickening = try mapping.number("thickening", default: 0, .within(0...1))
        thinning = try mapping.number("thinning", default: 0, .within(0...1))
        blur = try mapping.number("blur", default: 0, .within(0...1))
        noise = try mapping.number("noise", default: 0, .within(0...0.5))
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
        for (key, strength) in zip(Self.keys, strengths) {
            try container.encode(strength, forKey: .init(stringValue: key))
        }
        try container.encode(recenter, forKey: .init(stringValue: "recenter"))
        if mishaps != Mishaps() {
            try container.encode(mishaps, forKey: .init(stringValue: "mishaps"))
        }
    }
}
