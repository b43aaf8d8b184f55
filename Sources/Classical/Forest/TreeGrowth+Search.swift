extension TreeGrowth {
    /// Tries every cut of a column.
    ///
    /// - Returns: whether the column varies in the node.
    func searchBest(
        _ column: Int, _ range: Range<Int>, _ state: NodeState, _ best: inout NodeSplit
    ) -> Bool {
        let node = UnsafeBufferPointer(rebasing: samples[range])
        let bins = reader(column, count: node.count)
        let first = bins[node[0]]
        // Blank columns are common deep in a tree; most others differ early.
        guard node.contains(where: { bins[$0] != first }) else { return false }
        let held = features.bins[column]
        if node.count < Self.manyCountMin {
            histogram.addFew(node, bins)
        } else {
            histogram.addMany(node, bins, binCount: held.count)
        }
        lefts.update(repeating: 0, count: classCount)
        var (lastBin, leftCount, leftWeight) = (-1, 0, 0.0)
        var (leftSum, rightSum) = (0.0, state.sum)
        var (cut, next) = (-1, -1)
        var purity = best.purity
        histogram.drain { bin, label, count in
            if bin != lastBin {
                if lastBin >= 0, leftCount >= settings.leafCountMin,
                    state.count - leftCount >= settings.leafCountMin
                {
                    let found =
                        measure.purity(sum: leftSum, weight: leftWeight)
                        + measure.purity(sum: rightSum, weight: state.weight - leftWeight)
                    if found > purity { (purity, cut, next) = (found, lastBin, bin) }
                }
                lastBin = bin
            }
            let left = lefts[label]
            leftSum += measure.change(label, from: left, by: count)
            rightSum += measure.change(label, from: totals[label] &- left, by: 0 &- count)
            lefts[label] = left &+ count
            leftCount &+= Int(count)
            leftWeight += measure.weights[label] * Double(count)
        }
        if cut >= 0 {
            let threshold = NodeSplit.threshold(between: held.greatest[cut], and: held.least[next])
            best = NodeSplit(column: column, bin: cut, threshold: threshold, purity: purity)
        }
        return true
    }

    /// Tries one cut of a column, drawn evenly between the node's least and greatest value.
    ///
    /// - Returns: whether the column varies in the node.
    mutating func searchRandom(
        _ column: Int, _ range: Range<Int>, _ state: NodeState, _ best: inout NodeSplit
    ) -> Bool {
        let node = UnsafeBufferPointer(rebasing: samples[range])
        let bins = reader(column, count: node.count)
        var (low, high) = (bins[node[0]], bins[node[0]])
        for sample in node {
            let bin = bins[sample]
            low = min(low, bin)
            high = max(high, bin)
        }
        guard low < high else { return false }
        let (bin, threshold) = features.bins[column].cut(from: low, to: high, at: generator.unit())
        lefts.update(repeating: 0, count: classCount)
        for sample in node { lefts[sample.label] += bins[sample] <= bin ? sample.count : 0 }
        var (leftCount, leftWeight, leftSum, rightSum) = (0, 0.0, 0.0, 0.0)
        for label in 0..<classCount {
            let left = lefts[label]
            leftCount += Int(left)
            leftWeight += measure.weights[label] * Double(left)
            leftSum += measure.change(label, from: 0, by: left)
            rightSum += measure.change(label, from: 0, by: totals[label] - left)
        }
        guard leftCount >= settings.leafCountMin,
            state.count - leftCount >= settings.leafCountMin
        else { return true }
        let purity =
            measure.purity(sum: leftSum, weight: leftWeight)
            + measure.purity(sum: rightSum, weight: state.weight - leftWeight)
        if purity > best.purity {
            best = NodeSplit(column: column, bin: bin, threshold: threshold, purity: purity)
        }
        return true
    }
}
