/// The growing of one tree, from its samples to its leaves.
///
/// A node's samples are a range of one list. A split draws some columns, counts the samples of each
/// a bin and class, and cuts the column and place that leave least impurity; the range is then
/// reordered in place, the left ones first. Both orders stay rising in rows, so that the caches'
/// prefetchers can follow. Children are grown before siblings, so that small nodes find their few
/// rows in the cache.
///
/// - Complexity: `samples × candidates` steps a level.
struct TreeGrowth<Measure: ImpurityMeasure>: ~Copyable {
    /// From this many samples on a node reads `[column, row]`, below it `[row, column]`: so many
    /// rows of 784 bytes fill half of a mebibyte of cache. Measured on MNIST.
    static var byColumnCountMin: Int { 1024 }
    /// From this many samples on, marking counts afterwards is cheaper than on the way.
    static var manyCountMin: Int { 512 }

    let settings: ForestSettings
    let measure: Measure
    let features: BinnedFeatures
    let byColumn: UnsafePointer<UInt8>
    let byRow: UnsafePointer<UInt8>
    let candidateCount: Int
    let classCount: Int
    let samples: UnsafeMutableBufferPointer<DrawnSample>
    let histogram: SplitHistogram
    /// The node's counts, and those left of a cut; an entry a class.
    let totals: UnsafeMutablePointer<Int32>
    let lefts: UnsafeMutablePointer<Int32>
    /// Room for the right side of a split.
    private let spare: UnsafeMutablePointer<DrawnSample>
    var columns: [Int32]
    var generator: any RandomNumberGenerator
    private var tree: GrownTree

    /// - Parameters:
    ///   - byColumn: the features' bins; the pointers outlive this value.
    ///   - byRow: the features' bins.
    ///   - drawn: at least one sample.
    init(
        _ drawn: [DrawnSample], of features: BinnedFeatures, byColumn: UnsafePointer<UInt8>,
        byRow: UnsafePointer<UInt8>, settings: ForestSettings, measure: Measure,
        from generator: any RandomNumberGenerator
    ) {
        (self.settings, self.measure, self.features) = (settings, measure, features)
        (self.byColumn, self.byRow, self.generator) = (byColumn, byRow, generator)
        candidateCount =
            settings.candidateCount ?? max(1, Int(Double(features.columnCount).squareRoot()))
        classCount = measure.weights.count
        samples = .allocate(capacity: drawn.count)
        _ = samples.initialize(from: drawn)
        spare = .allocate(capacity: drawn.count)
        histogram = SplitHistogram(classCount: classCount)
        totals = .allocate(capacity: classCount)
        lefts = .allocate(capacity: classCount)
        columns = (0..<features.columnCount).map(Int32.init)
        tree = GrownTree(classCount: classCount, columnCount: features.columnCount)
    }

    deinit {
        samples.deallocate()
        spare.deallocate()
        totals.deallocate()
        lefts.deallocate()
    }

    /// Grows the whole tree.
    consuming func grown() -> GrownTree {
        var pending = [PendingNode(index: 0, range: 0..<samples.count, depth: 0)]
        var rootWeight: Double?
        while let node = pending.popLast() {
            let state = count(node.range)
            rootWeight = rootWeight ?? state.weight
            guard state.isMixed, node.depth < settings.depthMax ?? .max,
                state.count >= 2 * settings.leafCountMin,
                let split = bestSplit(node.range, state)
            else {
                tree.makeLeaf(node.index, totals: totals, weights: measure.weights)
                continue
            }
            let purity = measure.purity(sum: state.sum, weight: state.weight)
            tree.importances[split.column] +=
                max(0, split.purity - purity) / (rootWeight ?? state.weight)
            let left = tree.split(node.index, column: split.column, threshold: split.threshold)
            let middle = partition(node.range, split)
            let depth = node.depth + 1
            pending.append(
                PendingNode(index: left + 1, range: middle..<node.range.upperBound, depth: depth))
            pending.append(
                PendingNode(index: left, range: node.range.lowerBound..<middle, depth: depth))
        }
        return tree
    }

    /// Counts a node's classes into ``totals``.
    private func count(_ range: Range<Int>) -> NodeState {
        totals.update(repeating: 0, count: classCount)
        for sample in samples[range] { totals[sample.label] += sample.count }
        var state = NodeState()
        var present = 0
        for label in 0..<classCount where totals[label] > 0 {
            present += 1
            state.count += Int(totals[label])
            state.weight += measure.weights[label] * Double(totals[label])
            state.sum += measure.change(label, from: 0, by: totals[label])
        }
        state.isMixed = present > 1
        return state
    }

    /// Draws columns and finds the best cut of them.
    private mutating func bestSplit(_ range: Range<Int>, _ state: NodeState) -> NodeSplit? {
        var best = NodeSplit()
        var (drawn, hasVaried) = (0, false)
        while drawn < columns.count, drawn < candidateCount || !hasVaried {
            columns.swapAt(drawn, drawn + generator.index(below: columns.count - drawn))
            let column = Int(columns[drawn])
            drawn += 1
            let varies =
                switch settings.thresholds {
                case .best: searchBest(column, range, state, &best)
                case .random: searchRandom(column, range, state, &best)
                }
            hasVaried = hasVaried || varies
        }
        return best.column < 0 ? nil : best
    }

    /// Puts the left side's samples before the right side's, both in their old order.
    private func partition(_ range: Range<Int>, _ split: NodeSplit) -> Int {
        let bins = reader(split.column, count: range.count)
        var (left, right) = (range.lowerBound, 0)
        for index in range {
            let sample = samples[index]
            let isLeft = bins[sample] <= split.bin
            // Both are written and one of them stays: a branch would be guessed wrong too often.
            samples[left] = sample
            spare[right] = sample
            left += isLeft ? 1 : 0
            right += isLeft ? 0 : 1
        }
        (samples.baseAddress! + left).update(from: spare, count: right)
        return left
    }

    /// A column's bins, in the layout that is faster for a node of so many samples.
    func reader(_ column: Int, count: Int) -> BinReader {
        count >= Self.byColumnCountMin
            ? BinReader(start: byColumn + column * features.rowCount, stride: 1)
            : BinReader(start: byRow + column, stride: features.columnCount)
    }
}
