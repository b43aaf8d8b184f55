import NumeralCore

extension GrayImage {
    /// The deviation of the noise, from the differences of neighbours, which shading and strokes
    /// hardly enter; 0 for a drawing.
    var grain: Float {
        guard width > 1 else { return 0 }
        var differences = Histogram()
        pixels.withUnsafeBufferPointer { pixels in
            for row in 0..<height {
                for index in row * width..<(row + 1) * width - 1 {
                    differences.counts[abs(Int(pixels[index + 1]) - Int(pixels[index]))] += 1
                }
            }
        }
        // 1.4826 makes a normal distribution's median distance its deviation, and a difference
        // of two has the square root of 2 times the deviation of one.
        return 1.4826 / Float(2).squareRoot() * Float(differences.quantile(0.5))
    }
}
