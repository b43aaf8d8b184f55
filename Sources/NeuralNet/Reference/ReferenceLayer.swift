/// A differentiable function of a batch, in plain Swift: the measure of the engine.
///
/// A layer is a value and stores no activation: forward hands back a tape.
/// Inputs are `[batch, channel, row, column]` or `[batch, feature]`.
public protocol ReferenceLayer: Sendable {
    /// What the forward pass must remember for the backward pass.
    associatedtype Tape: Sendable

    /// The trainable parameters, in the order of ``Network/parameters()``.
    var parameters: [Tensor] { get set }

    /// Computes the output and records what ``backward(_:_:)`` needs.
    ///
    /// - Precondition: the input's shape fits the layer.
    func forward(_ input: Tensor) -> (output: Tensor, tape: Tape)

    /// Applies the chain rule.
    ///
    /// - Returns: the gradient by input, and by each of ``parameters`` in order.
    func backward(_ outputGradient: Tensor, _ tape: Tape) -> (input: Tensor, parameters: [Tensor])
}
