internal import Settings

extension LSTM: Codable {
    static let settings = SettingGroup(
        "lstm",
        [
            .count("units", nil, 1...unitCountMax, "numbers of the state", example: "128"),
            .word("reads", Reads.rows, "what is a step of the sequence"),
            .flag("bidirectional", false, "whether it is read backward, too"),
        ])

    /// Reads `128` or `{units: 128, reads: rows, bidirectional: true}`; only the units have to be
    /// there. `reads` is `rows`, `columns` or `both`.
    public init(from decoder: any Decoder) throws {
        if let unitCount = try? decoder.singleValueContainer().decode(Int.self) {
            self.init(unitCount)
            return
        }
        let settings = try StrictMapping(decoder, Self.settings)
        let word: String? = try settings.optional("reads")
        guard let reads = Reads(rawValue: word ?? Reads.rows.rawValue) else {
            let allowed = Reads.allCases.map(\.rawValue).joined(separator: ", ")
            throw DecodingError.refusal(
                decoder.codingPath, "lstm cannot read '\(word ?? "")': use \(allowed)")
        }
        self.init(
            try settings.value("units"), reads: reads,
            isBidirectional: try settings.optional("bidirectional") ?? false)
    }

    public func encode(to encoder: any Encoder) throws {
        guard self != LSTM(unitCount) else {
            var container = encoder.singleValueContainer()
            return try container.encode(unitCount)
        }
        var container = encoder.container(keyedBy: SettingKey.self)
        try container.encode(unitCount, forKey: SettingKey("units"))
        if reads != .rows { try container.encode(reads.rawValue, forKey: SettingKey("reads")) }
        if isBidirectional { try container.encode(true, forKey: SettingKey("bidirectional")) }
    }
}
