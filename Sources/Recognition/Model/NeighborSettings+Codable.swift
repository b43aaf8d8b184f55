public import Classical
internal import NumeralCore
internal import Settings

extension NeighborSettings: Codable {
    static let settings = SettingGroup(
        "neighbors",
        [
            .count(
                "neighborCount", NeighborSettings().neighborCount, 1...neighborCountMax,
                "how many of the nearest vote", example: "3"),
            .word("weighting", NeighborSettings().weighting, "how much each of them says"),
            .other(
                "refinement", .mapping,
                "a second look at the nearest by a distance that forgives small distortions",
                example: "{distance: tangents}", absence: "no second look"),
        ])

    /// Reads `{neighborCount: 3, weighting: equal, refinement: {distance: tangents}}`; each may be
    /// left out.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, Self.settings)
        self.init()
        neighborCount = try settings.optional("neighborCount") ?? neighborCount
        weighting = try settings.optional("weighting") ?? weighting
        refinement = try settings.optional("refinement")
    }

    /// Writes every setting.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        try container.encode(neighborCount, forKey: SettingKey("neighborCount"))
        try container.encode(weighting, forKey: SettingKey("weighting"))
        try container.encodeIfPresent(refinement, forKey: SettingKey("refinement"))
    }
}

extension NeighborSettings.Weighting: Codable {}

extension NeighborSettings.Refinement: Codable {
    private enum Kind: String, CaseIterable, Codable { case shifts, tangents }

    static let settings = SettingGroup(
        "refinement",
        [
            .other(
                "distance", .word(Kind.allCases.map(\.rawValue)),
                "by moves of whole pixels, or by small moves, turns, stretches, shears and changes "
                    + "of stroke width together", example: "tangents"),
            .count(
                "candidateCount", Self(.shifts(reach: 1), side: Glyph.side).candidateCount,
                1...NeighborSettings.candidateCountMax,
                "how many of the nearest are looked at again; not below `neighborCount`",
                example: "50"),
            .count(
                "side", Glyph.side, 2...NeighborSettings.sideMax,
                "the side of what the preprocessing makes, in pixels", example: "28"),
            .count(
                "reach", 1, 1...NeighborSettings.reachMax, "pixels that a picture is moved at most",
                example: "2", beside: "distance: shifts"),
            .flag(
                "twoSided", true, "whether both pictures may be distorted, not the asked one alone",
                beside: "distance: tangents"),
        ])

    /// Reads `{distance: tangents, twoSided: true, candidateCount: 100}`, or
    /// `{distance: shifts, reach: 1}`; all but the distance may be left out.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, Self.settings)
        let kind: Kind = try settings.value("distance")
        let distance: Distance =
            switch kind {
            case .shifts: .shifts(reach: try settings.optional("reach") ?? 1)
            case .tangents: .tangents(isTwoSided: try settings.optional("twoSided") ?? true)
            }
        self.init(distance, side: try settings.optional("side") ?? Glyph.side)
        candidateCount = try settings.optional("candidateCount") ?? candidateCount
    }

    /// Writes every setting.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        switch distance {
        case .shifts(let reach):
            try container.encode(Kind.shifts, forKey: SettingKey("distance"))
            try container.encode(reach, forKey: SettingKey("reach"))
        case .tangents(let isTwoSided):
            try container.encode(Kind.tangents, forKey: SettingKey("distance"))
            try container.encode(isTwoSided, forKey: SettingKey("twoSided"))
        }
        try container.encode(side, forKey: SettingKey("side"))
        try container.encode(candidateCount, forKey: SettingKey("candidateCount"))
    }
}
