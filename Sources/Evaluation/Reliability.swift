/// Whether probabilities keep their word: of answers given with 90 %, nine in ten should be right.
///
/// The answers are sorted by their probability and cut into bins of equal count,
/// so that none is nearly empty. The expected calibration error is the mean, over
/// all answers, of `|accuracy − confidence|` of their bin.
///
/// - SeeAlso: Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated
///   Probabilities Using Bayesian Binning", 2015; equal mass after Nixon et al.,
///   "Measuring Calibration in Deep Learning", 2019, <https://arxiv.org/abs/1904.01685>.
public struct Reliability: Codable, Hashable, Sendable {
    /// How many bins there are, unless there are fewer answers.
    public static let binCount = 15

    /// Answers of about the same probability.
    public struct Bin: Codable, Hashable, Sendable {
        public let count: Int
        /// The mean probability of the answers.
        public let confidence: Double
        /// The share of them that is right.
        public let accuracy: Double
    }

    /// From the least to the most confident; each of about the same count.
    public let bins: [Bin]
    /// The answers given 0 to 10 %, 10 to 20 % and so on; those without an answer left out.
    ///
    /// Where nearly all answers are sure, these show what happens to the few that are not.
    public let tenths: [Bin]
    /// The expected calibration error, from 0 to 1.
    public let error: Double

    /// - Parameters:
    ///   - confidences: the probability of each answer.
    ///   - isCorrect: whether the answer is right.
    public init(confidences: [Double], isCorrect: [Bool]) {
        precondition(confidences.count == isCorrect.count)
        let order = confidences.indices.sorted { (confidences[$0], $0) < (confidences[$1], $1) }
        let binCount = min(Self.binCount, order.count)
        func bin(_ members: some Collection<Int>) -> Bin {
            Bin(
                count: members.count,
                confidence: members.reduce(0) { $0 + confidences[$1] } / Double(members.count),
                accuracy: Double(members.count { isCorrect[$0] }) / Double(members.count))
        }
        bins = (0..<binCount).map { index in
            // The first bins take one answer more when they do not share out evenly.
            let (size, rest) = order.count.quotientAndRemainder(dividingBy: binCount)
            let start = index * size + min(index, rest)
            return bin(order[start..<start + size + (index < rest ? 1 : 0)])
        }
        tenths = (0..<10).compactMap { tenth in
            let members = order.filter { min(9, Int(confidences[$0] * 10)) == tenth }
            return members.isEmpty ? nil : bin(members)
        }
        let total = bins.reduce(0) { $0 + Double($1.count) * abs($1.accuracy - $1.confidence) }
        error = order.isEmpty ? 0 : total / Double(order.count)
    }
}
