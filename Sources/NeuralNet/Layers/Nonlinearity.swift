internal import Engine

/// A function of each scalar alone, beside ``Layer/relu``.
///
/// | case        | function                                 | in recipes                   |
/// | ----------- | ---------------------------------------- | ---------------------------- |
/// | `elu`       | `x` if positive, else `alpha · (eˣ − 1)` | `{elu: {alpha: 1}}`          |
/// | `leakyReLU` | `x` if positive, else `slope · x`        | `{leakyRelu: {slope: 0.01}}` |
/// | `sigmoid`   | `1 / (1 + e⁻ˣ)`                          | `sigmoid`                    |
/// | `tanh`      | `(eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)`                | `tanh`                       |
///
/// - SeeAlso: Clevert, Unterthiner and Hochreiter, "Fast and Accurate Deep Network Learning by
///   Exponential Linear Units", 2015, <https://arxiv.org/abs/1511.07289>; Maas, Hannun and Ng,
///   "Rectifier Nonlinearities Improve Neural Network Acoustic Models", 2013.
public enum Nonlinearity: Hashable, Sendable {
    case elu(alpha: Float)
    case leakyReLU(slope: Float)
    case sigmoid
    case tanh

    /// That of Clevert and others, of PyTorch and of ONNX.
    static let alphaStandard: Float = 1
    /// That of PyTorch and of ONNX.
    static let slopeStandard: Float = 0.01
    /// No published network has a larger one, and below 0 the output does not tell the gradient.
    static let factorRange: ClosedRange<Float> = 0...10

    var kind: Layer.Kind {
        switch self {
        case .elu: .elu
        case .leakyReLU: .leakyRelu
        case .sigmoid: .sigmoid
        case .tanh: .tanh
        }
    }

    /// What is multiplied with below 0, and its name in recipes.
    var factor: (name: String, value: Float)? {
        switch self {
        case .elu(let alpha): ("alpha", alpha)
        case .leakyReLU(let slope): ("slope", slope)
        case .sigmoid, .tanh: nil
        }
    }

    var operation: Operation.Elementwise {
        switch self {
        case .elu(let alpha): .exponentialUnit(alpha: alpha)
        case .leakyReLU(let slope): .leakyRectifier(slope: slope)
        case .sigmoid: .logistic
        case .tanh: .hyperbolicTangent
        }
    }

    func outputShape(at place: NetworkError.Place) throws(NetworkError) -> [Int] {
        if let factor, !Self.factorRange.contains(factor.value) {
            throw .invalidSetting(
                place, setting: factor.name, value: "\(factor.value)",
                allowed: "\(Self.factorRange.lowerBound) to \(Self.factorRange.upperBound)")
        }
        return place.input
    }
}
