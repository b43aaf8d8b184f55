internal import Settings

/// As a layer of a recipe or model file.
extension Nonlinearity {
    private static let factors = SettingBounds.within(
        Double(factorRange.lowerBound)...Double(factorRange.upperBound))
    static let eluSettings = SettingGroup(
        "elu",
        [
            .number(
                "alpha", alphaStandard, factors, "minus what a number far below 0 becomes",
                example: "0.5")
        ])
    static let leakyReLUSettings = SettingGroup(
        "leakyRelu",
        [.number("slope", slopeStandard, factors, "the slope below 0", example: "0.2")])

    /// Reads `elu`, `{elu: {alpha: 0.5}}`, `leakyRelu`, `{leakyRelu: {slope: 0.2}}`, `sigmoid` and
    /// `tanh`.
    init(_ choice: Choice<Layer.Kind>) throws {
        func factor(_ group: SettingGroup, _ standard: Float) throws -> Float {
            guard let decoder = choice.settings else { return standard }
            return try StrictMapping(decoder, group).optional(group.keys[0]) ?? standard
        }
        switch choice.kind {
        case .elu: self = .elu(alpha: try factor(Self.eluSettings, Self.alphaStandard))
        case .leakyRelu:
            self = .leakyReLU(slope: try factor(Self.leakyReLUSettings, Self.slopeStandard))
        case .sigmoid:
            try choice.none()
            self = .sigmoid
        default:
            try choice.none()
            self = .tanh
        }
    }

    /// What is written under the layer's name.
    var settings: [String: Float] { factor.map { [$0.name: $0.value] } ?? [:] }
}
