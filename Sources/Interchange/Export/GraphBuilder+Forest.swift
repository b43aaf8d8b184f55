internal import Classical

extension GraphBuilder {
    /// As ``DecisionForest/scores(of:threadCount:)``: logarithms of smoothed shares of the votes.
    ///
    /// `TreeEnsembleClassifier` adds the frequencies of the leaves up; the label that it gives too
    /// is not used.
    mutating func scores(of forest: DecisionForest, from features: GraphValue) -> GraphValue {
        let parts = forest.parts
        let sums = nodes(
            "TreeEnsembleClassifier", [features], Self.trees(parts),
            domain: Self.classicalDomain, outputs: [nil, nil])[1]
        let smoothed = add(sums, 1 / Float(parts.classCount))
        return node("Log", [divide(smoothed, Float(parts.treeNodeCounts.count + 1))])
    }

    /// One entry a node, then one for each class that a leaf votes for.
    private static func trees(_ parts: DecisionForest.Parts) -> [ONNXAttributeProto] {
        var (trees, places, left, right): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
        var (voteTrees, voteNodes, voteClasses): ([Int], [Int], [Int]) = ([], [], [])
        var votes: [Float] = []
        var start = 0
        for (tree, count) in parts.treeNodeCounts.enumerated() {
            var splitCount = 0
            for place in 0..<Int(count) {
                trees.append(tree)
                places.append(place)
                let column = Int(parts.columns[start + place])
                if column >= 0 {
                    left.append(2 * splitCount + 1)
                    right.append(2 * splitCount + 2)
                    splitCount += 1
                    continue
                }
                left.append(0)
                right.append(0)
                let first = (-1 - column) * parts.classCount
                for label in 0..<parts.classCount where parts.frequencies[first + label] > 0 {
                    voteTrees.append(tree)
                    voteNodes.append(place)
                    voteClasses.append(label)
                    votes.append(parts.frequencies[first + label])
                }
            }
            start += Int(count)
        }
        return [
            .ints("nodes_treeids", trees), .ints("nodes_nodeids", places),
            .ints("nodes_featureids", parts.columns.map { max(0, Int($0)) }),
            .strings("nodes_modes", parts.columns.map { $0 < 0 ? "LEAF" : "BRANCH_LEQ" }),
            .floats("nodes_values", parts.thresholds),
            .ints("nodes_truenodeids", left), .ints("nodes_falsenodeids", right),
            .ints("class_treeids", voteTrees), .ints("class_nodeids", voteNodes),
            .ints("class_ids", voteClasses), .floats("class_weights", votes),
            .ints("classlabels_int64s", Array(0..<parts.classCount)),
            .string("post_transform", "NONE"),
        ]
    }
}
