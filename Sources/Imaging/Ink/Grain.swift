import NumeralCore

extension GrayImage {
    private static let grainSampleCount = 20_000

    /// The deviation of the noise, from the differences of neighbours, which shading and strokes
    /// hardly enter; 0 for a drawing.
    var grain: Float {
        guard width > 1 else { return 0 }
        // Some ten thousand differences tell a median well enough.
        let step = max(1, pixels.count / Self.grainSampleCount)
        var counts = [Int](repeating: 0, count: 256)
        pixels.withUnsafeBufferPointer { pixels in
            counts.withUnsafeMutableBufferPointer { counts in
                for row in stride(from: 0, to: height, by: step) {
                    for index in row * width..<(row + 1) * width - 1 {
                        counts[abs(Int(pixels[index + 1]) - Int(pixels[index]))] += 1
                    }
                }
            }
        }
        let differences = Histogram(counts: counts)
        // 1.4826 makes a normal distribution's median distance its deviation, and a difference
        // of two has the square root of 2 times the deviation of one.
        return 1.4826 / Float(2).squareRoot() * Float(differences.quantile(0.5))
    }
}
