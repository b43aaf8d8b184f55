internal import Foundation

/// ``Nonlinearity``, plainly; a derivative at 0 is taken as that below it.
public struct ReferenceNonlinearity: ReferenceLayer {
    private let function: Nonlinearity

    public var parameters: [Tensor] {
        get { [] }
        set { precondition(newValue.isEmpty) }
    }

    public init(_ function: Nonlinearity) { self.function = function }

    public func forward(_ input: Tensor) -> (output: Tensor, tape: Tensor) {
        (Tensor(shape: input.shape, scalars: input.scalars.map { value($0) }), input)
    }

    public func backward(
        _ outputGradient: Tensor, _ tape: Tensor
    ) -> (input: Tensor, parameters: [Tensor]) {
        precondition(outputGradient.shape == tape.shape)
        let scalars = zip(outputGradient.scalars, tape.scalars).map { $0 * slope($1) }
        return (Tensor(shape: tape.shape, scalars: scalars), [])
    }

    private func value(_ x: Double) -> Double {
        switch function {
        case .elu(let alpha): x > 0 ? x : Double(alpha) * expm1(x)
        case .leakyReLU(let slope): x > 0 ? x : Double(slope) * x
        case .sigmoid: 1 / (1 + exp(-x))
        case .tanh: Foundation.tanh(x)
        }
    }

    private func slope(_ x: Double) -> Double {
        switch function {
        case .elu(let alpha): return x > 0 ? 1 : Double(alpha) * exp(x)
        case .leakyReLU(let slope): return x > 0 ? 1 : Double(slope)
        case .sigmoid: return value(x) * (1 - value(x))
        case .tanh: return 1 - value(x) * value(x)
        }
    }
}
