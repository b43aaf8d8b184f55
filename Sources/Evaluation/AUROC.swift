/// How well a score tells two kinds apart: the area under the receiver operating characteristic.
///
/// It is the chance that a random member of the first kind scores above a random member of the
/// second, a tie counting half: the Mann-Whitney statistic by the number of pairs. 1 tells them
/// apart without a mistake, 0.5 is no better than a coin.
///
/// - Complexity: `n log n` in the number of scores.
/// - SeeAlso: Hanley and McNeil, "The Meaning and Use of the Area under a Receiver Operating
///   Characteristic (ROC) Curve", 1982, <https://doi.org/10.1148/radiology.143.1.7063747>.
public struct AUROC: Codable, Hashable, Sendable {
    /// From 0 to 1.
    public let value: Double

    /// - Parameters:
    ///   - high: the scores of the kind that should score high; at least one.
    ///   - low: those of the other kind; at least one.
    public init(high: [Double], low: [Double]) {
        precondition(!high.isEmpty && !low.isEmpty)
        let scores = (high.map { ($0, true) } + low.map { ($0, false) }).sorted { $0.0 < $1.0 }
        // Pairs that are won, in halves: a tie is one.
        var (halves, lowBelow) = (0, 0)
        var start = 0
        while start < scores.count {
            let end = scores[start...].firstIndex { $0.0 != scores[start].0 } ?? scores.count
            let highCount = scores[start..<end].count { $0.1 }
            let lowCount = end - start - highCount
            halves += highCount * (2 * lowBelow + lowCount)
            lowBelow += lowCount
            start = end
        }
        value = Double(halves) / Double(2 * high.count * low.count)
    }
}
