internal import NumeralCore

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

    /// The network's inputs for glyphs given as `count × 784` bytes of ink.
    public func inputs(of ink: [UInt8], flattening: GlyphFlattening?) -> [Float] {
        let table = table
        guard let flattening else { return ink.map { table[Int($0)] } }
        var values = ink.map { Float($0) / 255 }
        values.withUnsafeMutableBufferPointer { values in
            for start in stride(from: 0, to: values.count, by: Glyph.pixelCount) {
                let glyph = UnsafeMutableBufferPointer(
                    rebasing: values[start..<start + Glyph.pixelCount])
                flattening.apply(to: glyph)
                apply(to: glyph)
            }
        }
        return values
    }

    /// Scales ink from 0 to 1 in place.
    public func apply(to ink: UnsafeMutableBufferPointer<Float>) {
        guard self != .identity else { return }
        for index in ink.indices { ink[index] = (ink[index] - mean) / deviation }
    }
}
