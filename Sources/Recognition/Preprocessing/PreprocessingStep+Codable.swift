internal import Settings

extension PreprocessingStep: Codable {
    /// Reads `deskew`, `standardize`, `{gaussian: {deviation: 0.7}}` …
    public init(from decoder: any Decoder) throws {
        let choice = try Choice<Kind>(from: decoder, "preprocessing step")
        switch choice.kind {
        case .flatten:
            self = .flatten(
                try choice.settings.map(GlyphFlattening.init(from:)) ?? GlyphFlattening())
        case .deskew:
            try choice.none()
            self = .deskew
        case .gaussian: self = .gaussian(try choice.required())
        case .median:
            self = .median(
                try choice.settings.map(MedianFilter.init(from:)) ?? MedianFilter(window: 3))
        case .hog:
            self = .hog(
                try choice.settings.map(OrientedGradients.init(from:)) ?? OrientedGradients())
        case .pad: self = .pad(try choice.required())
        case .scale: self = .scale(try choice.required())
        case .standardize:
            self = .standardize(
                try choice.settings.map(Standardization.init(from:)) ?? Standardization())
        }
    }

    /// Writes all settings; `standardize` alone while it is not fitted.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .deskew, .standardize(Standardization()):
            var container = encoder.singleValueContainer()
            return try container.encode(name)
        default: break
        }
        var container = encoder.container(keyedBy: SettingKey.self)
        let key = SettingKey(name)
        switch self {
        case .flatten(let step): try container.encode(step, forKey: key)
        case .gaussian(let step): try container.encode(step, forKey: key)
        case .median(let step): try container.encode(step, forKey: key)
        case .hog(let step): try container.encode(step, forKey: key)
        case .pad(let step): try container.encode(step, forKey: key)
        case .scale(let step): try container.encode(step, forKey: key)
        case .standardize(let step): try container.encode(step, forKey: key)
        case .deskew: break
        }
    }
}
