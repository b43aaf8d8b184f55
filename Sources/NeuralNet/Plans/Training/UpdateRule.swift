internal import Engine

/// One step of an optimizer: its settings, worked out for one learning rate and step number.
struct UpdateRule {
    private enum Kind {
        /// For parameters that decay, and for those that do not.
        case adam(decaying: Kernels.Adam, free: Kernels.Adam)
        case sgd(decaying: Kernels.SGD, free: Kernels.SGD)
    }

    private let kind: Kind

    /// - Parameter step: from 1.
    init(_ optimizer: Optimizer, learningRate: Float, step: Int) {
        switch optimizer {
        case .sgd(let momentum, let nesterov, let weightDecay):
            func rule(_ decay: Float) -> Kernels.SGD {
                Kernels.SGD(
                    learningRate: learningRate, momentum: momentum, nesterov: nesterov,
                    weightDecay: decay)
            }
            kind = .sgd(decaying: rule(weightDecay), free: rule(0))
        case .adam(let meanDecay, let squareDecay, let epsilon, let weightDecay):
            func rule(_ decay: Float) -> Kernels.Adam {
                Kernels.Adam(
                    learningRate: learningRate, step: step, meanDecay: meanDecay,
                    squareDecay: squareDecay, epsilon: epsilon, gradientDecay: decay,
                    weightDecay: 0)
            }
            kind = .adam(decaying: rule(weightDecay), free: rule(0))
        case .adamW(let meanDecay, let squareDecay, let epsilon, let weightDecay):
            func rule(_ decay: Float) -> Kernels.Adam {
                Kernels.Adam(
                    learningRate: learningRate, step: step, meanDecay: meanDecay,
                    squareDecay: squareDecay, epsilon: epsilon, gradientDecay: 0,
                    weightDecay: decay)
            }
            kind = .adam(decaying: rule(weightDecay), free: rule(0))
        }
    }

    /// Moves a trainable parameter along its gradient.
    func move(_ parameter: TrainingParameter, threadCount: Int) {
        let decays = parameter.description.decays
        switch kind {
        case .adam(let decaying, let free):
            Kernels.step(
                parameter.weights, along: parameter.gradient, mean: parameter.states[0].memory,
                square: parameter.states[1].memory, decays ? decaying : free,
                threadCount: threadCount)
        case .sgd(let decaying, let free):
            Kernels.step(
                parameter.weights, along: parameter.gradient,
                velocity: parameter.states[0].memory, decays ? decaying : free,
                threadCount: threadCount)
        }
    }
}

extension TrainingParameter {
    /// Gives the parameter what the optimizer keeps between steps, and room for its average.
    func addState(_ optimizer: Optimizer, keepsAverage: Bool) throws(DNNLError) {
        if keepsAverage { average = try Memory(weights.layout) }
        guard description.isTrainable else { return }
        // Without momentum the velocity is only a place to write to; it is not state.
        let roles = optimizer.stateRoles.isEmpty ? [""] : optimizer.stateRoles
        for role in roles { states.append((role, try Memory(weights.layout))) }
    }
}
