extension SupportVectorMachine {
    /// The same machine with sigmoids, which make its scores probabilities.
    ///
    /// - Parameters:
    ///   - features: samples that the machine was not trained on; on its own samples it is surer
    ///     than it may be.
    ///   - labels: one a row.
    /// - Throws: ``ClassicalError/samples(reason:)`` for samples that do not fit, and the engine's
    ///   failures.
    public func fittingSigmoids(
        to features: FeatureMatrix, labels: [Int], threadCount: Int
    ) throws(ClassicalError) -> SupportVectorMachine {
        guard labels.count == features.rowCount else {
            throw .samples(reason: "\(labels.count) labels for \(features.rowCount) samples")
        }
        return try fittingSigmoids(
            toDecisions: decisions(of: features, threadCount: threadCount), labels: labels)
    }

    /// The same machine with sigmoids, fitted to decisions that machines like it made on samples
    /// they were not trained on.
    ///
    /// - Parameter decisions: `[sample, pair]`.
    /// - Throws: ``ClassicalError/samples(reason:)`` for a label that is no class.
    public func fittingSigmoids(
        toDecisions decisions: [Float], labels: [Int]
    ) throws(ClassicalError) -> SupportVectorMachine {
        precondition(decisions.count == labels.count * pairCount, "a decision for each pair")
        guard labels.allSatisfy({ 0..<classCount ~= $0 }) else {
            throw .samples(reason: "a label is not a class: there are \(classCount)")
        }
        var sigmoids: [Sigmoid] = []
        for first in 0..<classCount {
            for second in first + 1..<classCount {
                let rows = labels.indices.filter { labels[$0] == first || labels[$0] == second }
                sigmoids.append(
                    Sigmoid(
                        fittedTo: rows.map { Double(decisions[$0 * pairCount + sigmoids.count]) },
                        areFirst: rows.map { labels[$0] == first }))
            }
        }
        return try SupportVectorMachine(
            kernel: kernel, supportVectors: supportVectors, classCounts: classCounts,
            coefficients: coefficients, intercepts: intercepts, sigmoids: sigmoids)
    }

    /// A machine of all samples, with sigmoids fitted to decisions by cross-validation: each fold's
    /// are made by a machine of the other folds.
    ///
    /// - Parameters:
    ///   - foldCount: at least 2, at most the samples of the smallest class.
    ///   - generator: deals the samples of each class into folds.
    /// - Throws: as ``fit(_:labels:classCount:settings:threadCount:progress:shouldStop:)``.
    public static func fitWithProbabilities(
        _ features: FeatureMatrix, labels: [Int], classCount: Int, settings: Settings = Settings(),
        foldCount: Int = 5, using generator: inout some RandomNumberGenerator, threadCount: Int,
        shouldStop: @Sendable () -> Bool = { false }
    ) throws(ClassicalError) -> SupportVectorFit {
        let members = try rows(of: labels, features, classCount: classCount)
        let smallest = members.map(\.count).min() ?? 0
        guard foldCount >= 2, foldCount <= smallest else {
            throw .setting(
                name: "foldCount",
                reason: "is \(foldCount): it must be from 2 to \(smallest), the smallest class")
        }
        var whole = try fit(
            features, labels: labels, classCount: classCount, settings: settings,
            threadCount: threadCount, shouldStop: shouldStop)
        var foldOfRow = [Int](repeating: 0, count: labels.count)
        for rows in members {
            for (place, row) in rows.shuffled(using: &generator).enumerated() {
                foldOfRow[row] = place % foldCount
            }
        }
        // Every fold has the whole's scale, not its own.
        var sameScale = settings
        sameScale.gamma = settings.gamma ?? features.scaleGamma
        let pairCount = whole.machine.pairCount
        var decisions = [Float](repeating: 0, count: labels.count * pairCount)
        for fold in 0..<foldCount {
            let kept = labels.indices.filter { foldOfRow[$0] != fold }
            let left = labels.indices.filter { foldOfRow[$0] == fold }
            let part = try fit(
                features.select(kept), labels: kept.map { labels[$0] }, classCount: classCount,
                settings: sameScale, threadCount: threadCount, shouldStop: shouldStop)
            let made = try part.machine.decisions(
                of: features.select(left), threadCount: threadCount)
            for (place, row) in left.enumerated() {
                decisions.replaceSubrange(
                    row * pairCount..<(row + 1) * pairCount,
                    with: made[place * pairCount..<(place + 1) * pairCount])
            }
        }
        whole.machine = try whole.machine.fittingSigmoids(toDecisions: decisions, labels: labels)
        return whole
    }
}
