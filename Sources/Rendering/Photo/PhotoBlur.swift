internal import Foundation

/// Light of a whole picture, and what spreads it. The fourth lane is not used.
struct LightPlane {
    let width: Int
    let height: Int
    var values: [SIMD4<Float>]

    /// Spread as by a normal distribution of this deviation, in pixels: three means over boxes.
    ///
    /// - SeeAlso: Wells, "Efficient Synthesis of Gaussian Filters by Cascaded Uniform Filters",
    ///   1986, <https://doi.org/10.1109/TPAMI.1986.4767776>.
    mutating func defocus(by deviation: Float) {
        guard deviation > 0 else { return }
        // n boxes of width w have the variance n (w² − 1) / 12; a fraction of a pixel is mixed in.
        let width = (4 * deviation * deviation + 1).squareRoot()
        for _ in 0..<3 {
            spread(width, steps: self.width, stride: 1, lines: height, lineStride: self.width)
            spread(width, steps: height, stride: self.width, lines: self.width, lineStride: 1)
        }
    }

    /// The mean over boxes along lines; the picture is continued by its ends.
    private mutating func spread(
        _ width: Float, steps: Int, stride: Int, lines: Int, lineStride: Int
    ) {
        let reach = Int((width - 1) / 2)
        let rest = (width - Float(2 * reach + 1)) / 2
        var line = [SIMD4<Float>](repeating: SIMD4(), count: steps)
        values.withUnsafeMutableBufferPointer { values in
            line.withUnsafeMutableBufferPointer { line in
                func old(_ step: Int) -> SIMD4<Float> { line[max(0, min(steps - 1, step))] }
                for index in 0..<lines {
                    let start = index * lineStride
                    for step in 0..<steps { line[step] = values[start + step * stride] }
                    var sum = SIMD4<Float>()
                    for step in -reach...reach { sum += old(step) }
                    for step in 0..<steps {
                        let ends = old(step - reach - 1) + old(step + reach + 1)
                        values[start + step * stride] = (sum + rest * ends) / width
                        sum += old(step + reach + 1) - old(step - reach)
                    }
                }
            }
        }
    }

    /// The mean along a straight way of a length in pixels, as a moving hand makes it.
    mutating func move(by length: Float, degrees: Float) {
        let count = Int(length.rounded()) + 1
        guard count > 1 else { return }
        let (x, y) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
        let shifts = (0..<count).map { step -> (Int, Int) in
            let place = (Float(step) / Float(count - 1) - 0.5) * length
            return (Int((place * x).rounded()), Int((place * y).rounded()))
        }
        let old = values
        old.withUnsafeBufferPointer { old in
            for row in 0..<height {
                for column in 0..<width {
                    var sum = SIMD4<Float>()
                    for (right, down) in shifts {
                        let sourceRow = max(0, min(height - 1, row + down))
                        let sourceColumn = max(0, min(width - 1, column + right))
                        sum += old[sourceRow * width + sourceColumn]
                    }
                    values[row * width + column] = sum / Float(count)
                }
            }
        }
    }
}
