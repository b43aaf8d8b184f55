public import NumeralCore

/// Precision, recall and their harmonic mean, for one class.
///
/// `precision = right / predicted`, `recall = right / support`,
/// `F1 = 2 · right / (predicted + support)`. A quotient by zero is 0, as
/// scikit-learn's `zero_division=0` has it.
///
/// - SeeAlso: van Rijsbergen, "Information Retrieval", 1979, chapter 7,
///   <http://www.dcs.gla.ac.uk/Keith/Chapter.7/Ch.7.html>.
public struct ClassScores: Codable, Hashable, Sendable {
    public let symbol: Symbol
    /// Of the answers with this symbol, the share that is right.
    public let precision: Double
    /// Of the glyphs of this symbol, the share that was found.
    public let recall: Double
    public let f1: Double
    /// How many glyphs are of this symbol.
    public let support: Int

    init(symbol: Symbol, correctCount: Int, predictedCount: Int, support: Int) {
        self.symbol = symbol
        self.support = support
        precision = Self.share(correctCount, of: predictedCount)
        recall = Self.share(correctCount, of: support)
        f1 = Self.share(2 * correctCount, of: predictedCount + support)
    }

    private static func share(_ part: Int, of whole: Int) -> Double {
        whole == 0 ? 0 : Double(part) / Double(whole)
    }
}

/// The scores of all classes as one.
public struct MeanScores: Codable, Hashable, Sendable {
    public let precision: Double
    public let recall: Double
    public let f1: Double

    /// The mean with the given weights, which are not all zero.
    init(_ scores: [ClassScores], weights: [Double]) {
        let whole = weights.reduce(0, +)
        func mean(_ value: (ClassScores) -> Double) -> Double {
            zip(scores, weights).reduce(0) { $0 + value($1.0) * $1.1 } / whole
        }
        (precision, recall, f1) = (mean(\.precision), mean(\.recall), mean(\.f1))
    }
}
