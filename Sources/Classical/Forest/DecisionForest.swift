/// Decision trees that vote: a learnt random forest or extra-trees.
///
/// Each tree leads a row from its root to a leaf: at a node the row goes left when its number in
/// the node's column is at most the node's threshold. A leaf holds the frequencies of the classes
/// among the samples that it was grown from, and the forest's answer is their mean over the trees.
///
/// - SeeAlso: Breiman, "Random Forests", 2001, <https://doi.org/10.1023/A:1010933404324>.
public struct DecisionForest: Hashable, Sendable {
    /// How many numbers a row has.
    public let columnCount: Int
    /// How many classes there are.
    public let classCount: Int
    /// All trees' nodes, each tree's in the order of ``TreeLayout``.
    let nodes: [ForestNode]
    /// For each node that is a leaf its distribution, if there are too many for the nodes to say.
    let largeDistributions: [Int32]
    /// The places of the trees' roots.
    let roots: [Int32]
    /// `[distribution, class]`: frequencies that sum to 1; leaves may share one.
    let frequencies: [Float]

    /// Bits of a node's link that say its column.
    var columnBitCount: UInt32 { Self.bitCount(columnCount - 1) }

    /// The distribution of a leaf.
    @inline(__always)
    func distribution(ofLeaf place: Int) -> Int {
        nodes[place].distribution ?? Int(largeDistributions[place])
    }

    /// How many bits a number has.
    static func bitCount(_ number: Int) -> UInt32 {
        UInt32(Int.bitWidth - number.leadingZeroBitCount)
    }

    /// How many trees there are.
    public var treeCount: Int { roots.count }
    /// How many nodes they have together, leaves included.
    public var nodeCount: Int { nodes.count }
}
