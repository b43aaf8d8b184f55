/// How parameters move along their gradients: the rule and its settings, not its state.
///
/// The learning rate is not here: a ``Schedule`` gives it for each step. Decay acts only on
/// parameters whose ``ParameterDescription/decays`` is true. With `g` the
/// gradient, `θ` the parameter, `η` the learning rate and `t` the step from 1:
public enum Optimizer: Hashable, Sendable {
    /// Gradient descent with momentum, as PyTorch defines it (no dampening).
    ///
    /// `g ← g + weightDecay·θ`; `v ← momentum·v + g` (`v` starts at 0);
    /// `θ ← θ − η·(nesterov ? g + momentum·v : v)`.
    ///
    /// - SeeAlso: Sutskever and others, "On the importance of initialization
    ///   and momentum in deep learning", 2013,
    ///   <https://proceedings.mlr.press/v28/sutskever13.html>.
    case sgd(momentum: Float = 0, nesterov: Bool = false, weightDecay: Float = 0)

    /// Adam; its decay is added to the gradient (L2).
    ///
    /// `g ← g + weightDecay·θ`; `m ← meanDecay·m + (1 − meanDecay)·g`;
    /// `s ← squareDecay·s + (1 − squareDecay)·g²`;
    /// `θ ← θ − η · (m / (1 − meanDecayᵗ)) / (√(s / (1 − squareDecayᵗ)) + epsilon)`.
    ///
    /// - SeeAlso: Kingma and Ba, "Adam", 2014, algorithm 1, <https://arxiv.org/abs/1412.6980>.
    case adam(
        meanDecay: Float = 0.9, squareDecay: Float = 0.999, epsilon: Float = 1e-8,
        weightDecay: Float = 0)

    /// Adam whose decay acts on the parameter: first `θ ← θ − η·weightDecay·θ`,
    /// then Adam's step with the plain gradient.
    ///
    /// - SeeAlso: Loshchilov and Hutter, "Decoupled Weight Decay
    ///   Regularization", 2019, algorithm 2, <https://arxiv.org/abs/1711.05101>.
    case adamW(
        meanDecay: Float = 0.9, squareDecay: Float = 0.999, epsilon: Float = 1e-8,
        weightDecay: Float = 0.01)

    /// The state kept for each trainable parameter, by role. A checkpoint
    /// names its tensors `"0.weight.velocity"`, `"0.weight.mean"`, `"0.weight.square"`.
    public var stateRoles: [String] {
        switch self {
        case .sgd(let momentum, _, _): momentum == 0 ? [] : ["velocity"]
        case .adam, .adamW: ["mean", "square"]
        }
    }

    /// Refuses settings that are out of range.
    public func check() throws(SettingError) {
        func checkDecay(_ owner: String, _ value: Float) throws(SettingError) {
            try SettingError.check(
                owner, "weightDecay", value, value >= 0 && value.isFinite, "0 or more")
        }
        func checkAdam(
            _ owner: String, _ meanDecay: Float, _ squareDecay: Float, _ epsilon: Float
        ) throws(SettingError) {
            try SettingError.checkBelowOne(owner, "meanDecay", meanDecay)
            try SettingError.checkBelowOne(owner, "squareDecay", squareDecay)
            try SettingError.check(
                owner, "epsilon", epsilon, epsilon > 0 && epsilon.isFinite, "more than 0")
        }
        switch self {
        case .sgd(let momentum, let nesterov, let weightDecay):
            try SettingError.checkBelowOne("sgd", "momentum", momentum)
            try SettingError.check(
                "sgd", "momentum", momentum, !nesterov || momentum > 0, "more than 0 with nesterov")
            try checkDecay("sgd", weightDecay)
        case .adam(let meanDecay, let squareDecay, let epsilon, let weightDecay):
            try checkAdam("adam", meanDecay, squareDecay, epsilon)
            try checkDecay("adam", weightDecay)
        case .adamW(let meanDecay, let squareDecay, let epsilon, let weightDecay):
            try checkAdam("adamW", meanDecay, squareDecay, epsilon)
            try checkDecay("adamW", weightDecay)
        }
    }
}
