/// A forest that has just been learnt, and what was seen on the way.
public struct ForestFit: Hashable, Sendable {
    public let forest: DecisionForest
    /// For each column its share of all impurity that the splits took away, the mean over the
    /// trees; they sum to 1 unless no tree has a split. Columns of many different values, and one
    /// of each pair of columns that say the same, look more important than they are.
    public let importances: [Double]
    /// The share of samples that the trees which did not see them give their own class; `nil` when
    /// it was not asked for, or when every tree saw every sample.
    public let outOfBagAccuracy: Double?
}
