internal import Foundation
public import NumeralCore

/// How many answers are wrong among the surest of held-out digits: what the guarantee rests on.
///
/// For a share `ε` of errors the curve is walked from sure to unsure over fixed shares of the
/// digits. At each, the errors so far are tested: were the share `ε` or more, `k` or fewer of `n`
/// wrong ones would have to be improbable (the one-sided Clopper–Pearson interval). The walk ends
/// at the first test that fails, so that all its tests together err no more than one
/// (fixed-sequence testing).
///
/// There are two walks, each with half of the 5 % that may fail: from half of the digits, for
/// strict promises and poor readers, and from nine tenths, because labels that are wrong stand
/// anywhere among the surest answers and weigh less in a larger share. A walk begins later where
/// fewer digits prove nothing even without an error; that depends on `ε` alone.
///
/// - SeeAlso: Angelopoulos, Bates, Candès, Jordan and Lei, "Learn then Test", 2021,
///   <https://arxiv.org/abs/2110.01052>; Geifman and El-Yaniv, "Selective Classification for Deep
///   Neural Networks", 2017, <https://arxiv.org/abs/1705.08500>; Clopper and Pearson, 1934.
public struct RiskCurve: Codable, Hashable, Sendable {
    /// How probable it is that a promise does not hold.
    public static let failureProbability = 0.05
    /// The shares of the digits, in percent, that the walks begin with.
    static let starts: [Double] = [50, 90]
    /// The shares of the digits, in percent, at which errors are counted.
    public static let percents: [Double] =
        Array(stride(from: 50, through: 90, by: 5)) + [92, 94, 95, 96, 97, 97.5]
        + (0...20).map { 98 + Double($0) / 10 }

    /// How many points a file may have.
    static let pointCountMax = 1000
    /// How many digits there may be: all that a recipe may hold out. What is worked out of a point
    /// takes a step for each wrong one.
    public static let countMax = 1_000_000

    /// The surest digits, up to a share.
    public struct Point: Codable, Hashable, Sendable {
        /// How many digits.
        public let count: Int
        /// How many of them were read wrong.
        public let wrongCount: Int
        /// The confidence of the least sure of them.
        public let confidenceMin: Float

        public init(count: Int, wrongCount: Int, confidenceMin: Float) {
            (self.count, self.wrongCount) = (count, wrongCount)
            self.confidenceMin = confidenceMin
        }
    }

    /// One for each of ``percents``, from sure to unsure; equal ones are left out.
    public let points: [Point]
    /// How many digits there are.
    public let count: Int

    /// Counts errors.
    ///
    /// - Parameters:
    ///   - confidences: of each answer to a held-out digit; at least one.
    ///   - isCorrect: whether the answer is right.
    public init(confidences: [Float], isCorrect: [Bool]) {
        precondition(!confidences.isEmpty && confidences.count == isCorrect.count)
        let order = confidences.indices.sorted { (confidences[$0], $1) > (confidences[$1], $0) }
        var points: [Point] = []
        var (taken, wrongCount) = (0, 0)
        for percent in Self.percents {
            let wanted = Int((percent / 100 * Double(order.count)).rounded(.down))
            guard wanted > 0 else { continue }
            let confidence = confidences[order[wanted - 1]]
            // Answers as sure as the last one are accepted with it.
            while taken < order.count, taken < wanted || confidences[order[taken]] >= confidence {
                wrongCount += isCorrect[order[taken]] ? 0 : 1
                taken += 1
            }
            let point = Point(count: taken, wrongCount: wrongCount, confidenceMin: confidence)
            if points.last != point { points.append(point) }
        }
        (self.points, count) = (points, order.count)
    }

    /// Counts a model's errors; what it rejects is the least sure, whatever it is.
    ///
    /// - Parameter truths: what each prediction should be; at least one.
    public init(_ predictions: [Prediction], truths: [Symbol], by model: Model) {
        precondition(predictions.count == truths.count)
        self.init(
            confidences: predictions.map { model.rejects($0) ? 0 : $0.best.probability },
            isCorrect: zip(predictions, truths).map { $0.best.symbol == $1 })
    }

    /// What to accept so that no more than a share of it is wrong.
    public func acceptance(errorMax: Double) throws(AcceptanceError) -> Acceptance {
        guard errorMax > 0, errorMax < 1 else { throw .outOfRange(errorMax) }
        guard let point = last(errorMax: errorMax) else {
            let common = [1, 2, 5].flatMap { step in
                (1...6).map { 1 / (Double(step) * pow(10, Double($0))) }
            }
            throw .notProvable(
                errorMax: errorMax, heldOutCount: count,
                provable: common.sorted().first { $0 > errorMax && last(errorMax: $0) != nil })
        }
        return Acceptance(
            errorMax: errorMax, confidenceMin: point.confidenceMin,
            acceptedShare: Double(point.count) / Double(count),
            certainty: 1 - Self.failureProbability)
    }

    /// The furthest point that a walk reaches.
    private func last(errorMax: Double) -> Point? {
        let failure = Self.failureProbability / Double(Self.starts.count)
        // (1 − ε)ⁿ ≤ δ: with fewer digits even no error proves nothing.
        let countMin = log(failure) / log1p(-errorMax)
        let reached = Self.starts.compactMap { start in
            let first = max(countMin, (start / 100 * Double(count)).rounded(.down))
            return points.drop { Double($0.count) < first }.prefix {
                Self.probability(ofAtMost: $0.wrongCount, of: $0.count, errorShare: errorMax)
                    <= failure
            }.last
        }
        return reached.max { $0.count < $1.count }
    }

    /// How probable `k` or fewer wrong ones of `n` are where each is wrong with one probability:
    /// P(X ≤ k) for X binomial, its terms from their logarithms.
    ///
    /// The share for which this is 5 % is the upper end of the one-sided Clopper–Pearson interval.
    public static func probability(ofAtMost k: Int, of n: Int, errorShare: Double) -> Double {
        precondition(n > 0 && (0...n).contains(k) && errorShare > 0 && errorShare < 1)
        let odds = log(errorShare) - log1p(-errorShare)
        var term = Double(n) * log1p(-errorShare)
        var sum = exp(term)
        for i in 0..<k {
            term += log(Double(n - i) / Double(i + 1)) + odds
            sum += exp(term)
        }
        return min(1, sum)
    }
}

extension RiskCurve {
    /// What contradicts itself, in words, or `nil`: a model file is foreign input.
    var complaint: String? {
        guard 1...Self.countMax ~= count, points.count <= Self.pointCountMax else {
            return "it has no sound size"
        }
        var last = Point(count: 0, wrongCount: 0, confidenceMin: 1)
        for point in points {
            guard point.count > 0, point.count <= count,
                (0...point.count).contains(point.wrongCount),
                point.count >= last.count, point.wrongCount >= last.wrongCount,
                (0...last.confidenceMin).contains(point.confidenceMin)
            else { return "its counts do not rise, or its confidences do not fall" }
            last = point
        }
        return nil
    }
}
