/// The best split of a node so far.
struct NodeSplit {
    /// The column that is cut; −1 as long as there is none.
    var column = -1
    /// Bins up to this one go left.
    var bin = 0
    /// Values up to this one go left.
    var threshold: Float = 0
    /// The purities of both sides.
    var purity = -Double.infinity

    /// The middle between two neighbouring values, or the lower one where they are too close to
    /// have one: a value `x` goes left when `x ≤ threshold`.
    static func threshold(between lower: Float, and upper: Float) -> Float {
        let middle = lower / 2 + upper / 2
        return lower <= middle && middle < upper ? middle : lower
    }
}
