internal import Engine
internal import Parallel

extension LinearMachine {
    /// Learns one plane a class, each class against all others.
    ///
    /// For each class, with `y` = +1 for its samples and −1 for the `n` in all others, the weights
    /// `w` and the bias `b` go down the gradient of
    ///
    /// `½ λ ‖w‖² + 1/n Σ max(0, 1 − y (w · x + b))`
    ///
    /// from zero. The bias is not shrunk.
    ///
    /// - Parameters:
    ///   - labels: one a row, each from 0 and below `classCount`; every class occurs.
    ///   - generator: orders the samples of mini-batches; not asked for whole batches.
    ///   - progress: told after each step.
    ///   - shouldStop: asked before each step.
    /// - Returns: a machine that is the same for any `threadCount`.
    /// - Complexity: 4 · samples · columns · classes operations a step.
    /// - SeeAlso: Shalev-Shwartz and others, "Pegasos: Primal Estimated sub-GrAdient SOlver for
    /// SVM",
    ///   2011, <https://doi.org/10.1007/s10107-010-0420-4>; Bottou, "Stochastic Gradient Descent
    ///   Tricks", 2012, for the schedule and the averaging.
    public static func fit(
        _ features: FeatureMatrix, labels: [Int], classCount: Int, settings: Settings = Settings(),
        using generator: inout some RandomNumberGenerator, threadCount: Int,
        progress: (FitProgress) -> Void = { _ in }, shouldStop: () -> Bool = { false }
    ) throws(ClassicalError) -> LinearMachine {
        try settings.check()
        _ = try SupportVectorMachine.rows(of: labels, features, classCount: classCount)
        var descent = HingeDescent(
            columnCount: features.columnCount, classCount: classCount, settings: settings)
        let rowCount = features.rowCount
        let batchCount = min(settings.batchCount ?? rowCount, rowCount)
        var order = Array(0..<rowCount)
        var next = rowCount
        for iteration in 0..<settings.iterationCount {
            if shouldStop() { throw .stopped }
            if batchCount == rowCount {
                try descent.step(
                    along: features, labels: labels, iteration: iteration,
                    threadCount: threadCount)
            } else {
                if next + batchCount > rowCount {
                    order.shuffle(using: &generator)
                    next = 0
                }
                let rows = order[next..<next + batchCount]
                next += batchCount
                try descent.step(
                    along: features.select(rows), labels: rows.map { labels[$0] },
                    iteration: iteration, threadCount: threadCount)
            }
            progress(
                FitProgress(done: iteration + 1, of: settings.iterationCount, unit: "iterations"))
        }
        return try descent.machine()
    }
}
