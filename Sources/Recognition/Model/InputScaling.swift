/// How a glyph's bytes become the numbers that a network was trained on.
///
/// `input = (ink / 255 − mean) / deviation`
public struct InputScaling: Codable, Hashable, Sendable {
    /// The mean of `ink / 255` over the training set.
    public var mean: Float
    /// Its standard deviation.
    public var deviation: Float

    public init(mean: Float, deviation: Float) {
        self.mean = mean
        self.deviation = deviation
    }

    /// Ink from 0 to 1, as it is.
    public static let identity = InputScaling(mean: 0, deviation: 1)

    /// The mean and deviation of MNIST's 60,000 training images.
    public static let mnist = InputScaling(mean: 0.1307, deviation: 0.3081)

    /// The 256 inputs that a byte of ink can become.
    public var table: [Float] { (0...255).map { (Float($0) / 255 - mean) / deviation } }

    /// Whether every input is a finite number that a network can make something of.
    var isSound: Bool { abs(mean) <= 1 && (1e-3...1e3).contains(deviation) }
}
