internal import Settings

extension Schedule: Codable {
    enum Kind: String, CaseIterable {
        case constant, step, cosine, oneCycle

        var settings: SettingGroup { SettingGroup(rawValue, list) }

        private var list: [Setting] {
            switch self {
            case .constant: []
            case .step:
                [
                    .number(
                        "every", nil, .above(0, upTo: 1), "the share of the run between two drops",
                        example: "0.3"),
                    .number(
                        "factor", 0.1, .above(0, upTo: 1), "what the rate is multiplied by",
                        example: "0.5"),
                ]
            case .cosine:
                [
                    .number(
                        "warmup", 0, .from(0, below: 1), "the share of the run that it rises for",
                        example: "0.05"),
                    .number(
                        "final", 0, .within(0...1), "the last rate, as a share of `learningRate`",
                        example: "0.1"),
                ]
            case .oneCycle:
                [
                    .number(
                        "peak", 0.3, .between(0, 1),
                        "the share of the run after which the rate is `learningRate`",
                        example: "0.2"),
                    .number(
                        "startDivisor", 25, .above(0, upTo: .infinity),
                        "what the first rate is divided by", example: "10"),
                    .number(
                        "finalDivisor", 10000, .above(0, upTo: .infinity),
                        "what the last rate is divided by, besides", example: "100"),
                ]
            }
        }
    }

    /// The names that recipes know.
    package static let names = Kind.allCases.map(\.rawValue)

    /// Reads `constant`, `cosine`, `{step: {every: 0.3, factor: 0.1}}`, `{cosine: {warmup: 0.05,
    /// final: 0}}` or `{oneCycle: {peak: 0.3, startDivisor: 25, finalDivisor: 10000}}`.
    /// Every setting but `every` may be left out. Refuses numbers out of range.
    public init(from decoder: any Decoder) throws {
        let choice = try Choice<Kind>(from: decoder, "schedule")
        func settings() throws -> StrictMapping? {
            try choice.settings.map { try StrictMapping($0, choice.kind.settings) }
        }
        switch choice.kind {
        case .constant:
            try choice.none()
            self = .constant
        case .step:
            guard let settings = try settings() else {
                throw DecodingError.refusal(
                    decoder.codingPath, "step needs settings: write {step: {every: 0.3}}")
            }
            self = .step(
                every: try settings.value("every"),
                factor: try settings.optional("factor") ?? 0.1)
        case .cosine:
            let settings = try settings()
            self = .cosine(
                warmup: try settings?.optional("warmup") ?? 0,
                final: try settings?.optional("final") ?? 0)
        case .oneCycle:
            let settings = try settings()
            self = .oneCycle(
                peak: try settings?.optional("peak") ?? 0.3,
                startDivisor: try settings?.optional("startDivisor") ?? 25,
                finalDivisor: try settings?.optional("finalDivisor") ?? 1e4)
        }
        do { try check() } catch { throw DecodingError.refusal(decoder.codingPath, "\(error)") }
    }

    /// Writes the bare name when every setting is the standard one, else all settings.
    public func encode(to encoder: any Encoder) throws {
        func bare(_ kind: Kind) throws {
            var container = encoder.singleValueContainer()
            try container.encode(kind.rawValue)
        }
        func write(_ kind: Kind, _ settings: KeyValuePairs<String, Float>) throws {
            var outer = encoder.container(keyedBy: SettingKey.self)
            var container = outer.nestedContainer(
                keyedBy: SettingKey.self, forKey: SettingKey(kind.rawValue))
            for (name, value) in settings {
                try container.encode(value, forKey: SettingKey(name))
            }
        }
        switch self {
        case .constant: try bare(.constant)
        case .cosine where self == .cosine(): try bare(.cosine)
        case .oneCycle where self == .oneCycle(): try bare(.oneCycle)
        case .step(let every, let factor):
            try write(.step, ["every": every, "factor": factor])
        case .cosine(let warmup, let final):
            try write(.cosine, ["warmup": warmup, "final": final])
        case .oneCycle(let peak, let startDivisor, let finalDivisor):
            try write(
                .oneCycle,
                ["peak": peak, "startDivisor": startDivisor, "finalDivisor": finalDivisor])
        }
    }
}
