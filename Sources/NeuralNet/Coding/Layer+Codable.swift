internal import Settings

extension Layer: Codable {
    /// Reads `relu`, `flatten`, `batchNorm`, `{dense: 10}`, `{conv: {filters: 32, kernel: 3}}` …
    ///
    /// Only the form is checked here; ``Network/shapes()`` checks the numbers.
    public init(from decoder: any Decoder) throws {
        let choice = try Choice<Kind>(from: decoder, "layer")
        switch choice.kind {
        case .conv: self = .conv2D(try choice.required())
        case .maxPool: self = .maxPool2D(try choice.required())
        case .averagePool: self = .averagePool2D(try choice.required())
        case .dense: self = .dense(try choice.required())
        case .lstm: self = .lstm(try choice.required())
        case .batchNorm:
            self = .batchNorm(try choice.settings.map(BatchNorm.init(from:)) ?? BatchNorm())
        case .dropout: self = .dropout(try choice.required())
        case .relu:
            try choice.none()
            self = .relu
        case .elu, .leakyRelu, .sigmoid, .tanh: self = .nonlinear(try Nonlinearity(choice))
        case .flatten:
            try choice.none()
            self = .flatten
        }
    }

    /// Writes the shortest form that reads back equal.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .relu, .flatten, .batchNorm(BatchNorm()), .nonlinear(.sigmoid), .nonlinear(.tanh):
            var container = encoder.singleValueContainer()
            return try container.encode(name)
        default: break
        }
        var container = encoder.container(keyedBy: SettingKey.self)
        let key = SettingKey(name)
        switch self {
        case .conv2D(let layer): try container.encode(layer, forKey: key)
        case .maxPool2D(let layer): try container.encode(layer, forKey: key)
        case .averagePool2D(let layer): try container.encode(layer, forKey: key)
        case .dense(let layer): try container.encode(layer, forKey: key)
        case .lstm(let layer): try container.encode(layer, forKey: key)
        case .batchNorm(let layer): try container.encode(layer, forKey: key)
        case .dropout(let layer): try container.encode(layer, forKey: key)
        case .nonlinear(let function): try container.encode(function.settings, forKey: key)
        case .relu, .flatten: break
        }
    }
}
