extension DecisionForest {
    /// A forest taken apart into plain numbers, as a file holds them.
    ///
    /// A tree's nodes are listed level by level, from left to right. So the two children of the
    /// k-th node that splits (from 0) are the tree's nodes `2k + 1` and `2k + 2`: no list of
    /// children is needed, and none can be wrong.
    public struct Parts: Hashable, Sendable {
        /// How many numbers a row has.
        public var columnCount: Int
        /// How many classes there are.
        public var classCount: Int
        /// How many nodes each tree has.
        public var treeNodeCounts: [Int32]
        /// For each node the column that it looks at, or for a leaf `−1 − distribution`.
        public var columns: [Int32]
        /// For each node the greatest value that goes left; 0 for a leaf.
        public var thresholds: [Float]
        /// `[distribution, class]`: the frequencies of the classes in leaves.
        public var frequencies: [Float]

        public init(
            columnCount: Int, classCount: Int, treeNodeCounts: [Int32], columns: [Int32],
            thresholds: [Float], frequencies: [Float]
        ) {
            (self.columnCount, self.classCount) = (columnCount, classCount)
            (self.treeNodeCounts, self.columns) = (treeNodeCounts, columns)
            (self.thresholds, self.frequencies) = (thresholds, frequencies)
        }
    }

    /// The forest as plain numbers; ``init(_:)`` makes the same forest of them.
    public var parts: Parts {
        let ends = roots.dropFirst() + [Int32(nodes.count)]
        return Parts(
            columnCount: columnCount, classCount: classCount,
            treeNodeCounts: zip(roots, ends).map { $1 - $0 }, columns: columns,
            thresholds: zip(columns, nodes).map { $0 < 0 ? 0 : $1.threshold },
            frequencies: frequencies)
    }

    /// How far the frequencies of a leaf may be from summing to 1, by rounding.
    private static let frequencyTolerance: Float = 1e-3

    /// Makes a forest of its parts, which may be foreign: everything is checked.
    ///
    /// - Throws: ``ClassicalError/parts(reason:)``.
    public init(_ parts: Parts) throws(ClassicalError) {
        try Self.checkCounts(parts)
        try Self.checkFrequencies(parts)
        let distributionCount = parts.frequencies.count / parts.classCount
        let columnBitCount = Self.bitCount(parts.columnCount - 1)
        var nodes: [ForestNode] = []
        nodes.reserveCapacity(parts.columns.count)
        var roots: [Int32] = []
        for count in parts.treeNodeCounts {
            let root = nodes.count
            roots.append(Int32(root))
            var splitCount = 0
            for index in root..<root + Int(count) {
                let (column, threshold) = (Int(parts.columns[index]), parts.thresholds[index])
                guard column >= 0 else {
                    guard -1 - column < distributionCount, threshold == 0 else {
                        throw .parts(reason: "node \(index) is no leaf of the forest")
                    }
                    nodes.append(ForestNode(distribution: -1 - column))
                    continue
                }
                let child = root + 2 * splitCount + 1
                splitCount += 1
                // Both children are in the tree, and behind their parent: no row walks in circles.
                guard column < parts.columnCount, threshold.isFinite, child > index,
                    child + 1 < root + Int(count),
                    Self.bitCount(child - index) + columnBitCount <= UInt32.bitWidth
                else {
                    throw .parts(reason: "node \(index) leads out of its tree or reads no column")
                }
                nodes.append(
                    ForestNode(
                        threshold: threshold, column: column, step: child - index,
                        columnBitCount: columnBitCount))
            }
            guard 2 * splitCount + 1 == Int(count) else {
                throw .parts(reason: "the tree at node \(root) has nodes that no row reaches")
            }
        }
        (columnCount, classCount) = (parts.columnCount, parts.classCount)
        (self.nodes, self.roots, columns) = (nodes, roots, parts.columns)
        frequencies = parts.frequencies
    }

    private static func checkCounts(_ parts: Parts) throws(ClassicalError) {
        guard 1...Int(Int32.max) ~= parts.columnCount else {
            throw .parts(reason: "a forest cannot have \(parts.columnCount) columns")
        }
        guard 2...ForestSettings.classCountMax ~= parts.classCount else {
            throw .parts(reason: "a forest cannot have \(parts.classCount) classes")
        }
        guard 1...ForestSettings.treeCountMax ~= parts.treeNodeCounts.count else {
            throw .parts(reason: "a forest cannot have \(parts.treeNodeCounts.count) trees")
        }
        // At most ten thousand counts of 31 bits: their sum fits.
        let nodeCount = parts.treeNodeCounts.reduce(0) { $0 + Int($1) }
        guard parts.treeNodeCounts.allSatisfy({ $0 > 0 }), nodeCount <= Int(Int32.max),
            nodeCount == parts.columns.count, nodeCount == parts.thresholds.count
        else { throw .parts(reason: "the counts of a forest's nodes do not fit each other") }
    }

    private static func checkFrequencies(_ parts: Parts) throws(ClassicalError) {
        let (values, classCount) = (parts.frequencies, parts.classCount)
        guard !values.isEmpty, values.count % classCount == 0,
            values.count / classCount <= Int(Int32.max)
        else { throw .parts(reason: "the leaves' frequencies are no whole rows") }
        for start in stride(from: 0, to: values.count, by: classCount) {
            let row = values[start..<start + classCount]
            // NaN fails both comparisons.
            guard row.allSatisfy({ $0 >= 0 }), abs(row.reduce(0, +) - 1) <= frequencyTolerance
            else {
                let index = start / classCount
                throw .parts(
                    reason: "the frequencies of leaf distribution \(index) do not sum to 1")
            }
        }
    }
}
