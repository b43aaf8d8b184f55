import Foundation

/// An ``Optimizer`` run plainly: the measure of the engine's kernels.
///
/// Parameters and state are `Float`, as the engine keeps them; each step's
/// arithmetic is `Double`.
public struct ReferenceOptimizer: Hashable, Sendable {
    /// The rule and its settings.
    public let optimizer: Optimizer
    /// How many steps were made.
    public private(set) var stepCount: Int
    /// The state by name, `"0.weight.velocity"`; empty before the first step.
    public private(set) var state: [String: [Float]]

    /// Starts anew, or goes on from a saved state.
    ///
    /// - Precondition: the settings are in range.
    public init(_ optimizer: Optimizer, stepCount: Int = 0, state: [String: [Float]] = [:]) {
        do { try optimizer.check() } catch { preconditionFailure("\(error)") }
        self.optimizer = optimizer
        self.stepCount = stepCount
        self.state = state
    }

    /// Moves every trainable parameter one step, in place.
    ///
    /// - Parameters:
    ///   - gradients: one for each trainable parameter, by name.
    ///   - parameters: the network's, which say what is trained and what decays.
    /// - Precondition: weights and gradients fit the parameters.
    public mutating func step(
        _ weights: inout Weights, along gradients: [String: Tensor],
        of parameters: [ParameterDescription], learningRate: Float
    ) {
        precondition(weights.tensors.map(\.name) == parameters.map(\.name))
        stepCount += 1
        for (index, parameter) in parameters.enumerated() where parameter.isTrainable {
            guard let gradient = gradients[parameter.name], gradient.shape == parameter.shape else {
                preconditionFailure("no gradient of \(parameter.name) in its shape")
            }
            var states = optimizer.stateRoles.map { role in
                state["\(parameter.name).\(role)"]
                    ?? [Float](repeating: 0, count: gradient.scalars.count)
            }
            for i in gradient.scalars.indices {
                var moments = states.map { Double($0[i]) }
                let value = moved(
                    Double(weights.tensors[index].scalars[i]), along: gradient.scalars[i],
                    &moments, rate: Double(learningRate), decays: parameter.decays)
                weights.tensors[index].scalars[i] = Float(value)
                for (role, moment) in moments.enumerated() { states[role][i] = Float(moment) }
            }
            for (role, scalars) in zip(optimizer.stateRoles, states) {
                state["\(parameter.name).\(role)"] = scalars
            }
        }
    }

    /// One scalar after one step, by the formulas of ``Optimizer``.
    private func moved(
        _ value: Double, along gradient: Double, _ moments: inout [Double], rate: Double,
        decays: Bool
    ) -> Double {
        switch optimizer {
        case .sgd(let momentum, let nesterov, let weightDecay):
            let gradient = gradient + (decays ? Double(weightDecay) * value : 0)
            guard momentum > 0 else { return value - rate * gradient }
            moments[0] = Double(momentum) * moments[0] + gradient
            let direction = nesterov ? gradient + Double(momentum) * moments[0] : moments[0]
            return value - rate * direction
        case .adam(let meanDecay, let squareDecay, let epsilon, let weightDecay):
            let gradient = gradient + (decays ? Double(weightDecay) * value : 0)
            return value - rate * direction(gradient, &moments, meanDecay, squareDecay, epsilon)
        case .adamW(let meanDecay, let squareDecay, let epsilon, let weightDecay):
            let decayed = decays ? value - rate * Double(weightDecay) * value : value
            return decayed - rate * direction(gradient, &moments, meanDecay, squareDecay, epsilon)
        }
    }

    /// Adam's step before the learning rate.
    private func direction(
        _ gradient: Double, _ moments: inout [Double], _ meanDecay: Float, _ squareDecay: Float,
        _ epsilon: Float
    ) -> Double {
        let (meanDecay, squareDecay) = (Double(meanDecay), Double(squareDecay))
        moments[0] = meanDecay * moments[0] + (1 - meanDecay) * gradient
        moments[1] = squareDecay * moments[1] + (1 - squareDecay) * gradient * gradient
        let mean = moments[0] / (1 - pow(meanDecay, Double(stepCount)))
        let square = moments[1] / (1 - pow(squareDecay, Double(stepCount)))
        return mean / (square.squareRoot() + Double(epsilon))
    }
}
