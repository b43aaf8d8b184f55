/// Probabilities over the classes of a reader, for one glyph.
///
/// They and ``otherProbability`` sum to 1: a glyph may show something that is none of the classes.
public struct Prediction: Hashable, Sendable {
    /// One symbol and how probable it is.
    public struct Candidate: Hashable, Sendable {
        public let symbol: Symbol
        /// From 0 to 1.
        public let probability: Float

        public init(symbol: Symbol, probability: Float) {
            self.symbol = symbol
            self.probability = probability
        }
    }

    /// How far a sum of probabilities may be from 1: float rounding over 19 classes.
    public static let sumTolerance: Float = 1e-4

    /// Every class, the most probable first; ties in the order of the classes.
    public let candidates: [Candidate]
    /// How probable it is that the glyph shows none of the classes, from 0 to 1.
    ///
    /// 0 from a reader that was never shown anything else, and so cannot tell.
    public let otherProbability: Float

    /// Creates a prediction from the reader's classes and a probability for each.
    ///
    /// - Precondition: at least one class, the counts match, each probability is finite and not
    ///   negative, and they sum to 1 within ``sumTolerance``, `otherProbability` included.
    public init(classes: [Symbol], probabilities: [Float], otherProbability: Float = 0) {
        precondition(!classes.isEmpty && classes.count == probabilities.count)
        precondition((probabilities + [otherProbability]).allSatisfy { $0 >= 0 && $0.isFinite })
        let sum = probabilities.reduce(otherProbability, +)
        self.otherProbability = otherProbability
        precondition(abs(sum - 1) <= Self.sumTolerance, "probabilities sum to \(sum), not 1")
        // `sorted` is not promised to be stable, so the index breaks ties.
        candidates = classes.indices
            .sorted { (probabilities[$0], $1) > (probabilities[$1], $0) }
            .map { Candidate(symbol: classes[$0], probability: probabilities[$0]) }
    }

    /// The most probable symbol.
    public var best: Candidate { candidates[0] }

    /// The probability of one symbol; 0 for one that the reader does not know.
    public func probability(of symbol: Symbol) -> Float {
        candidates.first { $0.symbol == symbol }?.probability ?? 0
    }
}
