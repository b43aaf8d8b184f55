internal import Settings

extension Conv2D: Codable {
    static let settings = SettingGroup(
        "conv",
        [
            .count("filters", nil, Window.extents, "channels that come out", example: "32"),
            .extent("kernel", nil, Window.extents, "rows and columns of a filter", example: "3"),
            .extent(
                "stride", 1, Window.extents, "pixels from one place of the filter to the next",
                example: "2"),
            .extent(
                "padding", 0, Window.paddings,
                "pixels of 0 on every side; `same` keeps the extents of the picture",
                example: "same"),
            .extent(
                "dilation", 1, Window.extents, "pixels from one tap of the filter to the next",
                example: "2"),
            .flag("bias", true, "whether a number is added to each channel"),
        ])

    /// Reads `{filters: 32, kernel: 3, stride: 1, padding: same, dilation: 1, bias: true}`;
    /// only filters and kernel have to be there.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, Self.settings)
        let kernel: ExtentPair = try settings.value("kernel")
        let stride: ExtentPair? = try settings.optional("stride")
        let dilation: ExtentPair? = try settings.optional("dilation")
        self.init(
            try settings.value("filters"), kernel: kernel.values,
            stride: stride?.values ?? [1, 1], dilation: dilation?.values ?? [1, 1],
            hasBias: try settings.optional("bias") ?? true)
        switch try settings.optional("padding", as: Padding.self) {
        case nil: break
        case .extents(let pair): padding = pair.values
        case .same:
            guard let same = samePadding else {
                throw DecodingError.refusal(
                    decoder.codingPath,
                    "padding 'same' needs stride 1 and an odd kernel: give a number")
            }
            padding = same
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        try container.encode(filterCount, forKey: SettingKey("filters"))
        try container.encode(ExtentPair(kernel), forKey: SettingKey("kernel"))
        if stride != [1, 1] {
            try container.encode(ExtentPair(stride), forKey: SettingKey("stride"))
        }
        if padding != [0, 0] {
            try container.encode(ExtentPair(padding), forKey: SettingKey("padding"))
        }
        if dilation != [1, 1] {
            try container.encode(ExtentPair(dilation), forKey: SettingKey("dilation"))
        }
        if !hasBias { try container.encode(false, forKey: SettingKey("bias")) }
    }

    /// The padding that keeps a picture's extents, or `nil` when none does.
    private var samePadding: [Int]? {
        let range = 1...NetworkLimits.extentMax
        guard stride == [1, 1], (kernel + dilation).allSatisfy(range.contains) else { return nil }
        let reach = window.span.map { $0 - 1 }
        return reach.allSatisfy { $0.isMultiple(of: 2) } ? reach.map { $0 / 2 } : nil
    }
}

/// The padding as a recipe writes it: extents, or the word `same`.
private enum Padding: Decodable {
    case extents(ExtentPair)
    case same

    init(from decoder: any Decoder) throws {
        if let word = try? decoder.singleValueContainer().decode(String.self), word == "same" {
            self = .same
        } else {
            self = .extents(try ExtentPair(from: decoder))
        }
    }
}
