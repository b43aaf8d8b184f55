internal import Foundation

/// What turns a network's raw scores into probabilities that keep their word.
///
/// `probability = softmax(score / temperature)`: of the answers given with 90 %,
/// nine of ten should be right. A temperature above 1 takes back confidence; the
/// order of the classes never changes.
///
/// - SeeAlso: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural
///   Networks", 2017, <https://arxiv.org/abs/1706.04599>, section 4.2.
public struct Calibration: Codable, Hashable, Sendable {
    /// The temperatures that a calibration may have. On a validation set without an error the loss
    /// falls for ever as the temperature does; the lower end stops that.
    public static let temperatures: ClosedRange<Float> = 0.2...20

    /// What scores are divided by.
    public let temperature: Float

    /// - Precondition: the temperature is one of ``temperatures``.
    public init(temperature: Float) {
        precondition(Self.temperatures.contains(temperature))
        self.temperature = temperature
    }

    /// Scores as they are.
    public static let identity = Calibration(temperature: 1)

    /// Reads `{"temperature":1.2}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        temperature = try container.decode(Float.self, forKey: .temperature)
        guard Self.temperatures.contains(temperature) else {
            throw DecodingError.dataCorruptedError(
                forKey: .temperature, in: container,
                debugDescription: "\(temperature) is not one of \(Self.temperatures)")
        }
    }

    /// The temperature that makes given labels most probable: least mean `−log probability`.
    ///
    /// The loss has one minimum over `log temperature`; golden-section search finds it.
    ///
    /// - Parameters:
    ///   - scores: raw scores `[sample, class]`, finite; of validation data, never of training
    ///     or test data.
    ///   - labels: the index of the true class of each sample, at least one.
    public init(fitting scores: [Float], labels: [Int], classCount: Int) {
        precondition(!labels.isEmpty && scores.count == labels.count * classCount)
        precondition(labels.allSatisfy { (0..<classCount).contains($0) })
        let loss = { (logTemperature: Double) in
            Self.loss(scores, labels, classCount: classCount, temperature: exp(logTemperature))
        }
        let ratio = (5.0.squareRoot() - 1) / 2
        var (low, high) = (
            log(Double(Self.temperatures.lowerBound)), log(Double(Self.temperatures.upperBound))
        )
        var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
        var (leftLoss, rightLoss) = (loss(left), loss(right))
        // Each step leaves 62 % of the range: after these it is far below what a Float tells apart.
        let stepCount = 40
        for _ in 0..<stepCount {
            if leftLoss <= rightLoss {
                (high, right, rightLoss) = (right, left, leftLoss)
                left = high - ratio * (high - low)
                leftLoss = loss(left)
            } else {
                (low, left, leftLoss) = (left, right, rightLoss)
                right = low + ratio * (high - low)
                rightLoss = loss(right)
            }
        }
        let fitted = Float(exp((low + high) / 2))
        let range = Self.temperatures
        self.init(temperature: min(max(fitted, range.lowerBound), range.upperBound))
    }

    /// Probabilities of one sample's scores, in the same order; they sum to 1 but for rounding.
    ///
    /// - Precondition: every score is finite.
    public func probabilities(_ scores: some Collection<Float>) -> [Float] {
        let largest = Double(scores.max() ?? 0)
        let powers = scores.map { exp((Double($0) - largest) / Double(temperature)) }
        let sum = powers.reduce(0, +)
        return powers.map { Float($0 / sum) }
    }

    private static func loss(
        _ scores: [Float], _ labels: [Int], classCount: Int, temperature: Double
    ) -> Double {
        var total = 0.0
        for (index, label) in labels.enumerated() {
            let row = scores[index * classCount..<(index + 1) * classCount]
            total -= SoftmaxSum(row, temperature: temperature)
                .logShare(of: row[row.startIndex + label])
        }
        return total / Double(labels.count)
    }
}
