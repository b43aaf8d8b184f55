internal import Settings

extension Optimizer: Codable {
    private enum Kind: String, CaseIterable {
        case sgd, adam, adamW

        /// The optimizer with every setting left out.
        var standard: Optimizer {
            switch self {
            case .sgd: .sgd()
            case .adam: .adam()
            case .adamW: .adamW()
            }
        }
    }

    private static let adamNames = ["meanDecay", "squareDecay", "epsilon", "weightDecay"]

    /// Reads `adam` or `{sgd: {momentum: 0.9, nesterov: true, weightDecay: 0.0005}}`; each
    /// setting may be left out. Refuses numbers out of range.
    public init(from decoder: any Decoder) throws {
        let choice = try Choice<Kind>(from: decoder, "optimizer")
        self = choice.kind.standard
        if let nested = choice.settings {
            let names =
                choice.kind == .sgd ? ["momentum", "nesterov", "weightDecay"] : Self.adamNames
            let settings = try StrictMapping(nested, of: choice.kind.rawValue, keys: names)
            try read(settings)
        }
        do { try check() } catch { throw DecodingError.refusal(decoder.codingPath, "\(error)") }
    }

    /// Takes the settings that are there and keeps the others.
    private mutating func read(_ settings: StrictMapping) throws {
        switch self {
        case .sgd(let momentum, let nesterov, let weightDecay):
            self = .sgd(
                momentum: try settings.optional("momentum") ?? momentum,
                nesterov: try settings.optional("nesterov") ?? nesterov,
                weightDecay: try settings.optional("weightDecay") ?? weightDecay)
        case .adam(let meanDecay, let squareDecay, let epsilon, let weightDecay):
            self = .adam(
                meanDecay: try settings.optional("meanDecay") ?? meanDecay,
                squareDecay: try settings.optional("squareDecay") ?? squareDecay,
                epsilon: try settings.optional("epsilon") ?? epsilon,
                weightDecay: try settings.optional("weightDecay") ?? weightDecay)
        case .adamW(let meanDecay, let squareDecay, let epsilon, let weightDecay):
            self = .adamW(
                meanDecay: try settings.optional("meanDecay") ?? meanDecay,
                squareDecay: try settings.optional("squareDecay") ?? squareDecay,
                epsilon: try settings.optional("epsilon") ?? epsilon,
                weightDecay: try settings.optional("weightDecay") ?? weightDecay)
        }
    }

    /// Writes the bare name when every setting is the standard one, else all settings.
    public func encode(to encoder: any Encoder) throws {
        let kind = kind
        guard self != kind.standard else {
            var container = encoder.singleValueContainer()
            return try container.encode(kind.rawValue)
        }
        var outer = encoder.container(keyedBy: SettingKey.self)
        var container = outer.nestedContainer(
            keyedBy: SettingKey.self, forKey: SettingKey(kind.rawValue))
        switch self {
        case .sgd(let momentum, let nesterov, let weightDecay):
            try container.encode(momentum, forKey: SettingKey("momentum"))
            try container.encode(nesterov, forKey: SettingKey("nesterov"))
            try container.encode(weightDecay, forKey: SettingKey("weightDecay"))
        case .adam(let meanDecay, let squareDecay, let epsilon, let weightDecay),
            .adamW(let meanDecay, let squareDecay, let epsilon, let weightDecay):
            let values = [meanDecay, squareDecay, epsilon, weightDecay]
            for (name, value) in zip(Self.adamNames, values) {
                try container.encode(value, forKey: SettingKey(name))
            }
        }
    }

    private var kind: Kind {
        switch self {
        case .sgd: .sgd
        case .adam: .adam
        case .adamW: .adamW
        }
    }
}
