/// How mixed the classes of a node are, in the form that a search for splits needs.
///
/// With `n` the counts of a node's samples a class and `w` the classes' weights, a measure is a sum
/// `s = Σ term(class, n)` and a function `purity(s, Σ w n)`. The split that leaves least impurity
/// is the one whose two sides' purities sum to most.
protocol ImpurityMeasure: Sendable {
    /// The weight of a sample of each class.
    var weights: [Double] { get }
    /// What the sum gains when a class' count changes.
    func change(_ index: Int, from count: Int32, by step: Int32) -> Double
    /// The purity of a node of such a sum and weight: its weight times its purity a sample, but for
    /// a constant.
    func purity(sum: Double, weight: Double) -> Double
}
