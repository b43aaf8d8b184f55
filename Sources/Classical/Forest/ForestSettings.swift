/// How a forest of decision trees is grown.
///
/// ``randomForest`` and ``extraTrees`` are the two usual ways; every setting can be changed.
///
/// - SeeAlso: Breiman, "Random Forests", 2001, <https://doi.org/10.1023/A:1010933404324>; Geurts,
///   Ernst and Wehenkel, "Extremely randomized trees", 2006,
///   <https://doi.org/10.1007/s10994-006-6226-1>.
public struct ForestSettings: Hashable, Sendable {
    /// Where a node may cut a column.
    public enum Thresholds: String, CaseIterable, Sendable {
        /// At the best of all places: random forest.
        case best
        /// At one place drawn evenly between the node's least and greatest value: extra-trees.
        case random
    }

    /// What makes a node mixed; `p` are the shares of its classes.
    public enum Impurity: String, CaseIterable, Sendable {
        /// `1 − Σ p²`: how often two samples drawn from the node differ in class.
        case gini
        /// `−Σ p ln p`.
        case entropy
    }

    /// How many trees.
    public var treeCount = 100
    /// How many columns, drawn afresh for each node, a split is looked for in; `nil` means the
    /// square root of all, rounded down. Columns that are constant in the node count; where all of
    /// them are, more are drawn until one is not.
    public var candidateCount: Int?
    /// How the cuts of a candidate column are chosen.
    public var thresholds = Thresholds.best
    /// What a split makes as small as it can.
    public var impurity = Impurity.gini
    /// Whether a tree learns from as many samples as there are, drawn with repetition, or from each
    /// of them once.
    public var isBootstrapped = true
    /// How many splits lie at most above a leaf; `nil` means as many as it takes.
    public var depthMax: Int?
    /// How many of a tree's samples a leaf holds at least, repeats counted.
    public var leafCountMin = 1
    /// How much a sample of each class weighs, such as more for a rare class; `nil` means 1 each.
    public var classWeights: [Double]?
    /// Whether the accuracy on the samples that each tree did not see is worked out, for about a
    /// tenth more time. Needs ``isBootstrapped``.
    public var isOutOfBagMeasured = false

    public init() {}

    /// Breiman's: bootstrapped samples, the best cut of each candidate.
    public static let randomForest = ForestSettings()

    /// Geurts': all samples, one random cut of each candidate.
    public static let extraTrees: ForestSettings = {
        var settings = ForestSettings()
        settings.thresholds = .random
        settings.isBootstrapped = false
        return settings
    }()
}
