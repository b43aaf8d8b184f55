/// Minus the logarithm of the probability that softmax gives the right class.
///
/// `loss = −Σ target[k] · log softmax(scores)[k]`, averaged over the batch, where
/// `target` is `1 − ε + ε/K` at the label and `ε/K` at each other of `K` classes. Its
/// gradient by a sample's scores is `(softmax(scores) − target) / batch`.
///
/// - SeeAlso: Szegedy and others, "Rethinking the Inception Architecture",
///   2015, section 7, <https://arxiv.org/abs/1512.00567>.
public struct SoftmaxCrossEntropy: Hashable, Sendable {
    /// `ε`, the share of the target spread evenly over all classes: at least 0, below 1.
    public var labelSmoothing: Float

    public init(labelSmoothing: Float = 0) {
        self.labelSmoothing = labelSmoothing
    }

    /// Refuses smoothing that is out of range.
    public func check() throws(SettingError) {
        try SettingError.checkBelowOne("loss", "labelSmoothing", labelSmoothing)
    }
}
