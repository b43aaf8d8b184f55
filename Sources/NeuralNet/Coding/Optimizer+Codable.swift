internal import Settings

extension Optimizer: Codable {
    enum Kind: String, CaseIterable {
        case sgd, adam, adamW

        /// The optimizer with every setting left out.
        var standard: Optimizer {
            switch self {
            case .sgd: .sgd()
            case .adam: .adam()
            case .adamW: .adamW()
            }
        }

        var settings: SettingGroup {
            switch self {
            case .sgd: sgdSettings
            case .adam: SettingGroup("adam", Optimizer.adamSettings(decay: 0))
            case .adamW: SettingGroup("adamW", Optimizer.adamSettings(decay: 0.01))
            }
        }
    }

    /// The names that recipes know.
    package static let names = Kind.allCases.map(\.rawValue)

    private static let sgdSettings = SettingGroup(
        "sgd",
        [
            .number(
                "momentum", 0, .from(0, below: 1), "the share of the last step in the next",
                example: "0.9"),
            .flag(
                "nesterov", false, "whether the gradient is taken a step ahead",
                beside: "momentum: 0.9"),
            .number(
                "weightDecay", 0, .from(0, below: .infinity),
                "times the weight, added to its gradient",
                example: "0.0005"),
        ])

    private static func adamSettings(decay: Float) -> [Setting] {
        [
            .number(
                "meanDecay", 0.9, .from(0, below: 1), "what is kept of the gradient's mean",
                example: "0.8"),
            .number(
                "squareDecay", 0.999, .from(0, below: 1),
                "what is kept of the gradient's mean square", example: "0.99"),
            .number(
                "epsilon", 1e-8, .above(0, upTo: .infinity),
                "added to the root of the mean square", example: "0.00001"),
            .number(
                "weightDecay", decay, .from(0, below: .infinity),
                "what a weight loses, in `adamW` beside the gradient, in `adam` through it",
                example: "0.02"),
        ]
    }

    private static let adamNames = adamSettings(decay: 0).map(\.name)

    /// Reads `adam` or `{sgd: {momentum: 0.9, nesterov: true, weightDecay: 0.0005}}`; each
    /// setting may be left out. Refuses numbers out of range.
    public init(from decoder: any Decoder) throws {
        let choice = try Choice<Kind>(from: decoder, "optimizer")
        self = choice.kind.standard
        if let nested = choice.settings {
            try read(try StrictMapping(nested, choice.kind.settings))
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
