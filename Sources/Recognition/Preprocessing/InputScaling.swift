internal import Settings

/// Numbers brought to a range that a model likes: `(value − mean) / deviation`, the same for all.
public struct InputScaling: Hashable, Sendable {
    /// The mean of `ink / 255` over the training set.
    public let mean: Float
    /// Its standard deviation.
    public let deviation: Float

    public init(mean: Float, deviation: Float) {
        self.mean = mean
        self.deviation = deviation
    }

    /// The mean and deviation of MNIST's 60,000 training images.
    public static let mnist = InputScaling(mean: 0.1307, deviation: 0.3081)

    /// Scales numbers in place.
    func apply(to values: UnsafeMutableBufferPointer<Float>) {
        for index in values.indices { values[index] = (values[index] - mean) / deviation }
    }

    /// What is wrong with the settings, or `nil`.
    var complaint: String? {
        if !(abs(mean) <= 1) { return "mean must be from -1 to 1, not \(mean)" }
        guard (0.001...1000).contains(deviation) else {
            return "deviation must be from 0.001 to 1000, not \(deviation)"
        }
        return nil
    }
}

extension InputScaling: Codable {
    static let settings = SettingGroup(
        "scale",
        [
            .number(
                "mean", 0, .within(-1...1), "what is taken from every number", example: "0.1307"),
            .number(
                "deviation", 1, .within(0.001...1000), "what every number is divided by, then",
                example: "0.3081"),
        ])

    /// Reads `{mean: 0.1307, deviation: 0.3081}`.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, Self.settings)
        self.init(
            mean: try settings.optional("mean") ?? 0,
            deviation: try settings.optional("deviation") ?? 1)
    }
}
