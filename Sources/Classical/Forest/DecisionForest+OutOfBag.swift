extension DecisionForest {
    /// The share of rows whose own class gets most votes of the trees that did not see them; rows
    /// that every tree saw do not count.
    ///
    /// - Parameter leftOut: for each tree the rows that it did not see.
    /// - Returns: `nil` if there is no such row.
    func accuracy(
        on features: FeatureMatrix, labels: [UInt8], leftOut: [[Int32]]
    ) -> Double? {
        var sums = [Float](repeating: 0, count: features.rowCount * classCount)
        var isVotedOn = [Bool](repeating: false, count: features.rowCount)
        var lanes = ForestLanes()
        features.values.withUnsafeBufferPointer { values in
            nodes.withUnsafeBufferPointer { nodes in
                for (root, rows) in zip(roots, leftOut) where !rows.isEmpty {
                    for start in stride(from: 0, to: rows.count, by: ForestLanes.count) {
                        for lane in 0..<ForestLanes.count {
                            let row = Int(rows[min(start + lane, rows.count - 1)])
                            let numbers = values.baseAddress! + row * columnCount
                            lanes.set(lane, node: Int(root), row: numbers)
                        }
                        lanes.descend(nodes.baseAddress!, columnBitCount: columnBitCount)
                        for lane in 0..<min(ForestLanes.count, rows.count - start) {
                            let row = Int(rows[start + lane])
                            add(leaf: lanes.node(lane), to: &sums, row: row)
                            isVotedOn[row] = true
                        }
                    }
                }
            }
        }
        var (correct, count) = (0, 0)
        for row in isVotedOn.indices where isVotedOn[row] {
            let votes = sums[row * classCount..<(row + 1) * classCount]
            let best = votes.indices.max { votes[$0] < votes[$1] }
            count += 1
            correct += best == votes.startIndex + Int(labels[row]) ? 1 : 0
        }
        return count == 0 ? nil : Double(correct) / Double(count)
    }
}
