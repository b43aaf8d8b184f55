extension DecisionForest.Parts {
    /// The parts of some trees together.
    init(_ trees: [GrownTree], _ columnCount: Int, _ classCount: Int) {
        // One pure distribution a class first, then each tree's mixed ones.
        let pure = (0..<classCount).flatMap { label in
            (0..<classCount).map { Float($0 == label ? 1 : 0) }
        }
        self.init(
            columnCount: columnCount, classCount: classCount, treeNodeCounts: [], columns: [],
            thresholds: [], frequencies: pure)
        for tree in trees {
            let shift = Int32(frequencies.count / classCount - classCount)
            let (treeColumns, treeThresholds) = tree.breadthFirst()
            treeNodeCounts.append(Int32(treeColumns.count))
            columns += treeColumns.map { $0 < -Int32(classCount) ? $0 - shift : $0 }
            thresholds += treeThresholds
            frequencies += tree.mixed
        }
    }
}
