internal import NumeralCore
internal import Recognition

/// The settings of a forest, as a model file notes them.
struct ForestCounts: Decodable {
    let classCount: Int
}

/// The tensors of a forest.
extension GraphWeights {
    /// A model file lists distributions of leaves: first a pure one for each class, then those of
    /// mixed leaves in the order of the leaves.
    mutating func tensors(
        of counts: ForestCounts, _ path: String
    ) throws(ONNXImportError) -> [Safetensors.Tensor] {
        guard let node = forests.popFirst() else { throw .wrongDescription("there is no forest") }
        let refusal = node.refusal("its trees are not as Numeral writes them")
        let classCount = counts.classCount
        func whole(_ name: String) throws(ONNXImportError) -> [Int] { try node.ints(name) ?? [] }
        let (trees, features) = (try whole("nodes_treeids"), try whole("nodes_featureids"))
        let (modes, thresholds) = (node.strings("nodes_modes"), node.floats("nodes_values"))
        let (voteTrees, voteNodes) = (try whole("class_treeids"), try whole("class_nodeids"))
        let (classes, weights) = (try whole("class_ids"), node.floats("class_weights"))
        guard (2...Symbol.allCases.count).contains(classCount),
            [features.count, modes.count, thresholds.count].allSatisfy({ $0 == trees.count }),
            [voteNodes.count, classes.count, weights.count].allSatisfy({ $0 == voteTrees.count }),
            classes.allSatisfy((0..<classCount).contains)
        else { throw refusal }

        var treeNodeCounts: [Int32] = []
        var columns: [Int32] = []
        var frequencies = (0..<classCount * classCount).map {
            $0 / classCount == $0 % classCount ? 1 : 0 as Float
        }
        var vote = 0
        for (index, tree) in trees.enumerated() {
            if index == 0 || tree != trees[index - 1] { treeNodeCounts.append(0) }
            let place = Int(treeNodeCounts[treeNodeCounts.count - 1])
            treeNodeCounts[treeNodeCounts.count - 1] += 1
            guard modes[index] == "LEAF" else {
                // Settings of nodes are 32-bit numbers.
                columns.append(Int32(features[index]))
                continue
            }
            var votes = [Float](repeating: 0, count: classCount)
            let first = vote
            while vote < voteTrees.count, voteTrees[vote] == tree, voteNodes[vote] == place {
                votes[classes[vote]] = weights[vote]
                vote += 1
            }
            if vote == first + 1, weights[first] == 1 {
                columns.append(Int32(-1 - classes[first]))
            } else {
                columns.append(Int32(-1 - frequencies.count / classCount))
                frequencies += votes
            }
        }
        guard vote == voteTrees.count else { throw refusal }
        return [
            .init(
                name: path + "treeNodeCounts", shape: [treeNodeCounts.count],
                elements: .int32(treeNodeCounts)),
            .init(name: path + "columns", shape: [columns.count], elements: .int32(columns)),
            .init(name: path + "thresholds", shape: [thresholds.count], scalars: thresholds),
            .init(
                name: path + "frequencies", shape: [frequencies.count / classCount, classCount],
                scalars: frequencies),
        ]
    }
}
