/// A node's samples, counted.
struct NodeState {
    /// How many, repeats counted.
    var count = 0
    /// The sum of their weights.
    var weight = 0.0
    /// The measure's sum.
    var sum = 0.0
    /// Whether more than one class is there.
    var isMixed = false
}
