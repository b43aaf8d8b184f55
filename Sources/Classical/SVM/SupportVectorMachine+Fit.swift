internal import Parallel
internal import Synchronization

extension SupportVectorMachine {
    /// Learns to tell classes apart, each pair by itself; see ``PairSolver`` for the problem.
    ///
    /// - Parameters:
    ///   - features: all samples of a class lie together afterwards, so memory holds them twice.
    ///   - labels: one a row, each from 0 and below `classCount`; every class occurs.
    ///   - progress: told after each pair, from whichever thread finished it.
    ///   - shouldStop: asked every few hundred milliseconds, from any thread.
    /// - Returns: a machine without sigmoids; the same for any `threadCount`.
    /// - Throws: ``ClassicalError``, with ``ClassicalError/stopped`` when told to stop.
    public static func fit(
        _ features: FeatureMatrix, labels: [Int], classCount: Int, settings: Settings = Settings(),
        threadCount: Int, progress: @Sendable (FitProgress) -> Void = { _ in },
        shouldStop: @Sendable () -> Bool = { false }
    ) throws(ClassicalError) -> SupportVectorFit {
        try settings.check(classCount: classCount)
        let rowsOfClass = try rows(of: labels, features, classCount: classCount)
        let kernel = settings.function(gamma: settings.gamma ?? features.scaleGamma)
        let source = KernelSource(kernel: kernel, classes: rowsOfClass.map { features.select($0) })
        guard source.squares.joined().allSatisfy({ kernel.diagonal(square: $0).isFinite }) else {
            throw .samples(reason: "a sample is too large for the kernel: scale the features")
        }
        let pairs = (0..<classCount).flatMap { first in
            (first + 1..<classCount).map { (first: first, second: $0) }
        }
        let runningCount = max(1, min(threadCount, pairs.count))
        let done = Mutex(0)
        let solutions = try concurrentMap(pairs, threadCount: runningCount) {
            pair throws(ClassicalError) in
            var solver = PairSolver(
                cache: KernelCache(
                    source: source, pair: pair, byteCount: settings.cacheBytes / runningCount,
                    threadCount: max(1, threadCount / runningCount)),
                bounds: (
                    settings.bound(ofClass: pair.first), settings.bound(ofClass: pair.second)
                ), tolerance: settings.tolerance, stepCountMax: settings.stepCountMax)
            let solution = try solver.solve(shouldStop: shouldStop)
            done.withLock {
                $0 += 1
                progress(FitProgress(done: $0, of: pairs.count, unit: "pairs of classes"))
            }
            return solution
        }
        return try SupportVectorFit(
            kernel: kernel, features: features, rowsOfClass: rowsOfClass, pairs: pairs,
            solutions: solutions)
    }

    /// Which rows are of each class.
    static func rows(
        of labels: [Int], _ features: FeatureMatrix, classCount: Int
    ) throws(ClassicalError) -> [[Int]] {
        guard 2...classCountMax ~= classCount else {
            throw .samples(reason: "there are \(classCount) classes, not 2 to \(classCountMax)")
        }
        guard labels.count == features.rowCount else {
            throw .samples(reason: "\(labels.count) labels for \(features.rowCount) samples")
        }
        guard features.values[...].allAreFinite else {
            throw .samples(reason: "a feature is not a finite number")
        }
        var rows = [[Int]](repeating: [], count: classCount)
        for (row, label) in labels.enumerated() {
            guard 0..<classCount ~= label else {
                throw .samples(reason: "label \(label) is not a class: there are \(classCount)")
            }
            rows[label].append(row)
        }
        if let empty = rows.firstIndex(where: \.isEmpty) {
            throw .samples(reason: "class \(empty) has no samples")
        }
        return rows
    }
}
