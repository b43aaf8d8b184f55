internal import Settings

/// As a layer of a recipe or model file.
extension Nonlinearity {
    /// Reads `elu`, `{elu: {alpha: 0.5}}`, `leakyRelu`, `{leakyRelu: {slope: 0.2}}`, `sigmoid` and
    /// `tanh`.
    init(_ choice: Choice<Layer.Kind>) throws {
        func factor(_ name: String, _ standard: Float) throws -> Float {
            guard let decoder = choice.settings else { return standard }
            let settings = try StrictMapping(
                decoder, of: choice.kind.rawValue, keys: [name])
            return try settings.optional(name) ?? standard
        }
        switch choice.kind {
        case .elu: self = .elu(alpha: try factor("alpha", Self.alphaStandard))
        case .leakyRelu: self = .leakyReLU(slope: try factor("slope", Self.slopeStandard))
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
