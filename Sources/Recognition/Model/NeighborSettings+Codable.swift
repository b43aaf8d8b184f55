public import Classical
internal import NumeralCore
internal import Settings

extension NeighborSettings: Codable {
    private static let names = ["neighborCount", "weighting", "refinement"]

    /// Reads `{neighborCount: 3, weighting: equal, refinement: {distance: tangents}}`; each may be
    /// left out.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, of: "neighbors", keys: Self.names)
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

    private static let names = ["distance", "candidateCount", "side", "reach", "twoSided"]

    /// Reads `{distance: tangents, twoSided: true, candidateCount: 100}`, or
    /// `{distance: shifts, reach: 1}`; all but the distance may be left out.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, of: "refinement", keys: Self.names)
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
