/// A tree that has just been grown, its nodes in the order in which they were split.
struct GrownTree: Sendable {
    /// What a node is: the column that it cuts, or `−1 − distribution` for a leaf.
    private(set) var columns: [Int32] = [0]
    /// The greatest value that goes left.
    private(set) var thresholds: [Float] = [0]
    /// The left child; the right one is next to it.
    private var children: [Int32] = [0]
    /// `[distribution, class]` of the leaves that are mixed. Distribution `c` below the count of
    /// classes is a leaf that is all of class `c`, and has no row here.
    private(set) var mixed: [Float] = []
    /// What the splits of each column took off the impurity, a sample.
    var importances: [Double]
    private let classCount: Int

    init(classCount: Int, columnCount: Int) {
        self.classCount = classCount
        importances = [Double](repeating: 0, count: columnCount)
    }

    /// Splits a node.
    ///
    /// - Returns: the left child; the right one is next to it.
    mutating func split(_ node: Int, column: Int, threshold: Float) -> Int {
        let left = columns.count
        (columns[node], thresholds[node]) = (Int32(column), threshold)
        children[node] = Int32(left)
        columns += [0, 0]
        thresholds += [0, 0]
        children += [0, 0]
        return left
    }

    /// Makes a node a leaf of the classes that its samples have.
    mutating func makeLeaf(_ node: Int, totals: UnsafePointer<Int32>, weights: [Double]) {
        let present = (0..<classCount).filter { totals[$0] > 0 }
        guard present.count > 1 else {
            columns[node] = -1 - Int32(present[0])
            return
        }
        columns[node] = -1 - Int32(classCount + mixed.count / classCount)
        let masses = (0..<classCount).map { weights[$0] * Double(totals[$0]) }
        let whole = masses.reduce(0, +)
        mixed += masses.map { Float($0 / whole) }
    }

    /// The same tree with its nodes level by level, which puts siblings side by side.
    func breadthFirst() -> (columns: [Int32], thresholds: [Float]) {
        var order: [Int32] = [0]
        order.reserveCapacity(columns.count)
        var index = 0
        while index < order.count {
            let node = Int(order[index])
            if columns[node] >= 0 { order += [children[node], children[node] + 1] }
            index += 1
        }
        return (order.map { columns[Int($0)] }, order.map { thresholds[Int($0)] })
    }
}
