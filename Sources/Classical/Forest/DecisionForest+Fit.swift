internal import Parallel
internal import Synchronization

extension DecisionForest {
    /// Learns a forest.
    ///
    /// Every tree is grown by itself, on one core: it draws samples, then splits them until each
    /// leaf is of one class or a setting says stop, each time by the column and threshold, among
    /// some drawn ones, that leave least impurity. No tree depends on another, nor on the threads.
    ///
    /// Numbers are first put into at most 256 bins a column, exactly where a column has no more
    /// different values.
    ///
    /// - Parameters:
    ///   - features: a row a sample, finite.
    ///   - labels: each sample's class, from 0.
    ///   - classCount: how many classes there are, at least two.
    ///   - threadCount: how many cores it takes.
    ///   - generator: the source of chance of a tree, by the tree's number.
    ///   - progress: told of each tree that is finished, by several threads, one at a time.
    ///   - shouldStop: asked before each tree, from any thread.
    /// - Throws: ``ClassicalError/setting(name:reason:)`` or ``ClassicalError/samples(reason:)``
    ///   before any work, ``ClassicalError/stopped`` when it was told to.
    /// - Complexity: trees × levels × samples × candidates steps; two bytes a number besides the
    ///   features.
    public static func fit(
        _ features: FeatureMatrix, labels: [Int], classCount: Int, settings: ForestSettings,
        threadCount: Int,
        generator: @Sendable (Int) -> some RandomNumberGenerator & SendableMetatype,
        progress: @Sendable (FitProgress) -> Void = { _ in },
        shouldStop: @Sendable () -> Bool = { false }
    ) throws(ClassicalError) -> ForestFit {
        try check(features, labels, classCount)
        if let (name, reason) = settings.complaint(
            columnCount: features.columnCount, classCount: classCount)
        {
            throw .setting(name: name, reason: reason)
        }
        let bins = BinnedFeatures(features, threadCount: threadCount)
        let labels = labels.map { UInt8($0) }
        let done = Mutex(0)
        let trees = try concurrentMap(Array(0..<settings.treeCount), threadCount: threadCount) {
            (index) throws(ClassicalError) in
            if shouldStop() { throw .stopped }
            let tree = grow(bins, labels, classCount, settings, from: generator(index))
            done.withLock {
                $0 += 1
                progress(FitProgress(done: $0, of: settings.treeCount, unit: "trees"))
            }
            return tree
        }
        let forest = try DecisionForest(Parts(trees.map(\.tree), features.columnCount, classCount))
        return ForestFit(
            forest: forest, importances: meanImportances(trees.map(\.tree)),
            outOfBagAccuracy: settings.isOutOfBagMeasured
                ? forest.accuracy(
                    on: features, labels: labels, leftOut: trees.map(\.leftOut)) : nil)
    }

    private static func check(
        _ features: FeatureMatrix, _ labels: [Int], _ classCount: Int
    ) throws(ClassicalError) {
        guard 2...ForestSettings.classCountMax ~= classCount else {
            let most = ForestSettings.classCountMax
            throw .samples(reason: "\(classCount) classes: a forest tells 2 to \(most) apart")
        }
        guard 1...ForestSettings.rowCountMax ~= features.rowCount else {
            let most = ForestSettings.rowCountMax
            throw .samples(reason: "\(features.rowCount) samples: a forest takes 1 to \(most)")
        }
        // A tree has fewer than twice as many nodes as samples.
        guard
            bitCount(2 * features.rowCount) + bitCount(features.columnCount - 1)
                <= UInt32.bitWidth
        else {
            let (rows, columns) = (features.rowCount, features.columnCount)
            throw .samples(reason: "\(rows) samples of \(columns) numbers: take fewer of either")
        }
        guard labels.count == features.rowCount else {
            throw .samples(reason: "\(labels.count) labels for \(features.rowCount) samples")
        }
        if let label = labels.first(where: { !(0..<classCount ~= $0) }) {
            throw .samples(
                reason: "label \(label) is not below the count of classes, \(classCount)")
        }
        guard features.values[...].allAreFinite else {
            throw .samples(reason: "a sample has a number that is not finite")
        }
    }

    /// One tree, and the rows that it did not see if that will be asked for.
    private static func grow(
        _ bins: BinnedFeatures, _ labels: [UInt8], _ classCount: Int, _ settings: ForestSettings,
        from generator: any RandomNumberGenerator
    ) -> (tree: GrownTree, leftOut: [Int32]) {
        var generator = generator
        let draw =
            settings.isBootstrapped
            ? SampleDraw(rowCount: bins.rowCount, from: &generator)
            : SampleDraw(onceEach: bins.rowCount)
        let samples = draw.samples(labels: labels)
        let weights = settings.classWeights ?? [Double](repeating: 1, count: classCount)
        let tree =
            switch settings.impurity {
            case .gini: grow(samples, bins, settings, GiniImpurity(weights: weights), generator)
            case .entropy:
                grow(
                    samples, bins, settings,
                    EntropyImpurity(weights: weights, countMax: bins.rowCount), generator)
            }
        guard settings.isOutOfBagMeasured else { return (tree, []) }
        return (tree, draw.counts.indices.filter { draw.counts[$0] == 0 }.map(Int32.init))
    }

    private static func grow(
        _ samples: [DrawnSample], _ bins: BinnedFeatures, _ settings: ForestSettings,
        _ measure: some ImpurityMeasure, _ generator: any RandomNumberGenerator
    ) -> GrownTree {
        bins.byColumn.withUnsafeBufferPointer { byColumn in
            bins.byRow.withUnsafeBufferPointer { byRow in
                TreeGrowth(
                    samples, of: bins, byColumn: byColumn.baseAddress!,
                    byRow: byRow.baseAddress!, settings: settings, measure: measure,
                    from: generator
                ).grown()
            }
        }
    }

    /// The mean over the trees of each column's share.
    private static func meanImportances(_ trees: [GrownTree]) -> [Double] {
        var means = [Double](repeating: 0, count: trees[0].importances.count)
        for tree in trees {
            let sum = tree.importances.reduce(0, +)
            guard sum > 0 else { continue }
            for column in means.indices {
                means[column] += tree.importances[column] / sum
            }
        }
        let whole = means.reduce(0, +)
        return whole > 0 ? means.map { $0 / whole } : means
    }
}
