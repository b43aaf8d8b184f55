internal import Foundation
internal import Parallel

extension SupportVectorMachine {
    /// Scores that rank the classes.
    ///
    /// With sigmoids they are the logarithms of the classes' probabilities, from the pairs' by
    /// ``PairwiseCoupling``. Without, they are a class's votes plus its summed decisions `s`
    /// pressed into a third of a vote to either side, `s / (3 (|s| + 1))`: the class with most
    /// votes is on top, and decisions tell between equals. That is scikit-learn's one-vs-rest
    /// decision function.
    ///
    /// - Returns: `[row, class]`, finite; the same bits for a row alone, in any batch, on any
    ///   threads.
    /// - Throws: as ``decisions(of:threadCount:)``.
    public func scores(
        of features: FeatureMatrix, threadCount: Int
    ) throws(ClassicalError) -> [Float] {
        let decisions = try decisions(of: features, threadCount: threadCount)
        let starts = Array(stride(from: 0, to: features.rowCount, by: Self.coupledRowCount))
        return concurrentMap(starts, threadCount: threadCount) { start in
            (start..<min(start + Self.coupledRowCount, features.rowCount)).flatMap { row in
                let own = decisions[row * pairCount..<(row + 1) * pairCount]
                return sigmoids == nil ? votes(of: own) : logarithms(of: own)
            }
        }.flatMap { $0 }
    }

    /// Rows that one thread takes at a time, each of some 10 µs.
    private static let coupledRowCount = 64

    private func logarithms(of decisions: ArraySlice<Float>) -> [Float] {
        let pairs = zip(decisions, sigmoids ?? []).map { $1.probability(of: Double($0)) }
        return PairwiseCoupling.probabilities(pairs: pairs, classCount: classCount)
            .map { Float(log(max($0, Double.leastNormalMagnitude))) }
    }

    private func votes(of decisions: ArraySlice<Float>) -> [Float] {
        var votes = [Float](repeating: 0, count: classCount)
        var sums = [Double](repeating: 0, count: classCount)
        var pair = decisions.startIndex
        for first in 0..<classCount {
            for second in first + 1..<classCount {
                let decision = decisions[pair]
                votes[decision > 0 ? first : second] += 1
                sums[first] += Double(decision)
                sums[second] -= Double(decision)
                pair += 1
            }
        }
        return zip(votes, sums).map { $0 + Float($1 / (3 * (abs($1) + 1))) }
    }
}
