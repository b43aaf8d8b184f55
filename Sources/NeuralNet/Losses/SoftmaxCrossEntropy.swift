/// Minus the logarithm of the probability that softmax gives the right class.
///
/// `loss = −Σ target[k] · log softmax(scores)[k]`, averaged over the batch, where
/// `target` is `1 − ε + ε/K` at the label and `ε/K` at each other of `K` classes. Its
/// gradient by a sample's scores is `(softmax(scores) − target) / batch`. Where classes have
/// weights, a sample's loss and gradient are multiplied by that of its label.
///
/// - SeeAlso: Szegedy and others, "Rethinking the Inception Architecture",
///   2015, section 7, <https://arxiv.org/abs/1512.00567>.
public struct SoftmaxCrossEntropy: Hashable, Sendable {
    /// `ε`, the share of the target spread evenly over all classes: at least 0, below 1.
    public var labelSmoothing: Float

    /// How much a sample of each class weighs, above 0; `nil` is 1 each. They come from the data,
    /// so they are no part of a recipe's settings.
    public var classWeights: [Float]?

    public init(labelSmoothing: Float = 0, classWeights: [Float]? = nil) {
        self.labelSmoothing = labelSmoothing
        self.classWeights = classWeights
    }

    /// Refuses smoothing or weights that are out of range.
    public func check() throws(SettingError) {
        try SettingError.checkBelowOne("loss", "labelSmoothing", labelSmoothing)
        for weight in classWeights ?? [] {
            try SettingError.check(
                "loss", "classWeights", weight, weight > 0 && weight.isFinite, "more than 0")
        }
    }
}
