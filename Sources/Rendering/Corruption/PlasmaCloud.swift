internal import NumeralCore

/// A landscape of clouds: rough at every scale, less so at smaller ones.
///
/// Diamond and square steps by turns: the middle of four points is their mean and a random
/// amount, whose range falls with the scale. The landscape joins itself at its edges.
///
/// - SeeAlso: Fournier, Fussell and Carpenter, "Computer Rendering of Stochastic Models", 1982,
///   <https://doi.org/10.1145/358523.358553>.
struct PlasmaCloud {
    /// The landscape's side, as published, of which a glyph sees the first corner.
    static let side = 256
    /// The range of the first amounts either way, as published: the square of 100.
    private static let amplitude = 100.0 * 100

    /// From 0 to 1, the lowest and the highest of the whole landscape; row-major.
    private var heights: [Double]

    /// - Parameter decay: the range falls by its square from one scale to the half of it.
    init(decay: Double, using generator: inout SplitMix64) {
        heights = Array(repeating: 0, count: Self.side * Self.side)
        var (step, range) = (Self.side, Self.amplitude)
        while step >= 2 {
            let half = step / 2
            for row in stride(from: half, to: Self.side, by: step) {
                for column in stride(from: half, to: Self.side, by: step) {
                    let corners =
                        height(column - half, row - half) + height(column + half, row - half)
                        + height(column - half, row + half) + height(column + half, row + half)
                    heights[row * Self.side + column] =
                        corners / 4 + range * Double(generator.next(in: -1...1))
                }
            }
            for row in stride(from: 0, to: Self.side, by: half) {
                // By turns, every other place of the finer grid has its height already.
                for column in stride(from: row % step == 0 ? half : 0, to: Self.side, by: step) {
                    let beside =
                        height(column - half, row) + height(column + half, row)
                        + height(column, row - half) + height(column, row + half)
                    heights[row * Self.side + column] =
                        beside / 4 + range * Double(generator.next(in: -1...1))
                }
            }
            step = half
            range /= decay * decay
        }
        let low = heights.min() ?? 0
        let span = max((heights.max() ?? 0) - low, .leastNormalMagnitude)
        heights = heights.map { ($0 - low) / span }
    }

    subscript(column: Int, row: Int) -> Double { heights[row * Self.side + column] }

    /// The height of a place that may lie beyond an edge: there the other side goes on.
    private func height(_ column: Int, _ row: Int) -> Double {
        let mask = Self.side - 1
        return heights[(row & mask) * Self.side + (column & mask)]
    }
}
