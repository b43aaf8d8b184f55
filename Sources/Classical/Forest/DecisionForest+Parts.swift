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
        var parts = Parts(
            columnCount: columnCount, classCount: classCount, treeNodeCounts: [], columns: [],
            thresholds: [], frequencies: frequencies)
        let columnBitCount = columnBitCount
        for root in roots {
            var order = [Int(root)]
            var index = 0
            while index < order.count {
                let (place, node) = (order[index], nodes[order[index]])
                let step = node.step(columnBitCount)
                index += 1
                if step > 0 {
                    order += [place + step, place + step + 1]
                    parts.columns.append(Int32(node.column(columnBitCount)))
                    parts.thresholds.append(node.threshold)
                } else {
                    parts.columns.append(Int32(-1 - distribution(ofLeaf: place)))
                    parts.thresholds.append(0)
                }
            }
            parts.treeNodeCounts.append(Int32(order.count))
        }
        return parts
    }

    /// How far the frequencies of a leaf may be from summing to 1, by rounding.
    private static let frequencyTolerance: Float = 1e-3

    /// Makes a forest of its parts, which may be foreign: everything is checked.
    ///
    /// - Throws: ``ClassicalError/parts(reason:)``.
    public init(_ parts: Parts) throws(ClassicalError) {
        try Self.checkCounts(parts)
        try Self.checkFrequencies(parts)
        let columnBitCount = Self.bitCount(parts.columnCount - 1)
        let distributionCount = parts.frequencies.count / parts.classCount
        var nodes = [ForestNode](
            repeating: ForestNode(distribution: 0), count: parts.columns.count)
        var large = [Int32](
            repeating: 0,
            count: distributionCount > ForestNode.distributionCountMax ? nodes.count : 0)
        var roots: [Int32] = []
        var root = 0
        for count in parts.treeNodeCounts {
            let children = try Self.children(parts, root..<root + Int(count))
            let places = TreeLayout(children: children).places
            for (node, child) in children.enumerated() {
                let (column, place) = (Int(parts.columns[root + node]), root + places[node])
                if child > 0 {
                    nodes[place] = ForestNode(
                        threshold: parts.thresholds[root + node], column: column,
                        step: places[child] - places[node], columnBitCount: columnBitCount)
                } else {
                    nodes[place] = ForestNode(distribution: -1 - column)
                    if !large.isEmpty { large[place] = Int32(-1 - column) }
                }
            }
            roots.append(Int32(root))
            root += Int(count)
        }
        (columnCount, classCount) = (parts.columnCount, parts.classCount)
        (self.nodes, self.roots, frequencies) = (nodes, roots, parts.frequencies)
        largeDistributions = large
    }

    /// For each node of a tree its left child, or 0 for a leaf.
    private static func children(
        _ parts: Parts, _ range: Range<Int>
    ) throws(ClassicalError) -> [Int] {
        let distributionCount = parts.frequencies.count / parts.classCount
        guard bitCount(range.count) + bitCount(parts.columnCount - 1) <= UInt32.bitWidth else {
            throw .parts(reason: "a tree has \(range.count) nodes, too many for its columns")
        }
        var children: [Int] = []
        children.reserveCapacity(range.count)
        var splitCount = 0
        for index in range {
            let (column, threshold) = (Int(parts.columns[index]), parts.thresholds[index])
            guard column >= 0 else {
                guard -1 - column < distributionCount, threshold == 0 else {
                    throw .parts(reason: "node \(index) is no leaf of the forest")
                }
                children.append(0)
                continue
            }
            let child = 2 * splitCount + 1
            splitCount += 1
            // Both children are in the tree, and behind their parent: no row walks in circles.
            guard column < parts.columnCount, threshold.isFinite,
                child > index - range.lowerBound, child + 1 < range.count
            else {
                throw .parts(reason: "node \(index) leads out of its tree or reads no column")
            }
            children.append(child)
        }
        guard 2 * splitCount + 1 == range.count else {
            throw .parts(
                reason: "the tree at node \(range.lowerBound) has nodes that no row reaches")
        }
        return children
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
