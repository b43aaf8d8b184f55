internal import NumeralCore

/// A glyph as sharp strokes of any size.
///
/// Enlarged by splines it is a blur; what is above a share of the strongest ink nearby is a stroke.
/// A fixed level would cut the faint ones, of which MNIST has many.
struct InkField {
    /// Samples a pixel of the glyph, each way.
    private static let sampling = 6
    /// Glyph pixels of paper around the glyph.
    private static let margin = 2
    /// How far the strongest ink is looked for, in pixels of the glyph.
    private static let reach = 1
    /// The least ink that is a stroke: below it lies the softness of strokes' outsides.
    private static let strokeMin: Float = 0.14

    private let side: Int
    /// How far above (or below) the stroke's edge a sample is, in shares of full ink.
    private let values: [Float]

    /// - Parameter edge: the share of the strongest ink nearby where strokes end, from 0 to 1.
    init(_ glyph: Glyph, edge: Float) {
        let padded = Self.padded(glyph)
        let count = Glyph.side + 2 * Self.margin
        let peaks = Self.peaks(padded, count: count)
        side = count * Self.sampling
        var values = [Float](repeating: 0, count: side * side)
        for row in 0..<side {
            for column in 0..<side {
                let x = (Float(column) + 0.5) / Float(Self.sampling) - 0.5
                let y = (Float(row) + 0.5) / Float(Self.sampling) - 0.5
                let level = max(Self.strokeMin, edge * Self.smooth(peaks, count, x, y))
                values[row * side + column] = Self.smooth(padded, count, x, y) - level
            }
        }
        self.values = values
    }

    /// How much ink covers a place.
    ///
    /// - Parameters:
    ///   - x: glyph pixels to the right of the glyph's middle.
    ///   - y: glyph pixels below it.
    ///   - footprint: the side of a picture's pixel, in pixels of the glyph.
    func coverage(x: Float, y: Float, footprint: Float) -> Float {
        let scale = Float(Self.sampling)
        let (column, row) = (x * scale + Float(side) / 2 - 0.5, y * scale + Float(side) / 2 - 0.5)
        guard column >= 0, row >= 0, column < Float(side - 1), row < Float(side - 1) else {
            return 0
        }
        let (left, top) = (Int(column), Int(row))
        let (u, v) = (column - Float(left), row - Float(top))
        let value = values.withUnsafeBufferPointer { values in
            let index = top * side + left
            let upper = values[index] + (values[index + 1] - values[index]) * u
            let (c, d) = (values[index + side], values[index + side + 1])
            return upper + (c + (d - c) * u - upper) * v
        }
        // A glyph's edges rise over two of its pixels: half a pixel's footprint of a rise of 1/2.
        let softness = max(0.08, 0.5 * footprint)
        return max(0, min(1, value / softness + 0.5))
    }

    private static func padded(_ glyph: Glyph) -> [Float] {
        let count = Glyph.side + 2 * margin
        var padded = [Float](repeating: 0, count: count * count)
        for index in glyph.ink.indices {
            let (row, column) = (index / Glyph.side + margin, index % Glyph.side + margin)
            padded[row * count + column] = Float(glyph.ink[index]) / 255
        }
        return padded
    }

    private static func peaks(_ values: [Float], count: Int) -> [Float] {
        (0..<count * count).map { index in
            let (row, column) = (index / count, index % count)
            var peak: Float = 0
            for y in max(0, row - reach)...min(count - 1, row + reach) {
                for x in max(0, column - reach)...min(count - 1, column + reach) {
                    peak = max(peak, values[y * count + x])
                }
            }
            return peak
        }
    }

    /// The value between samples by a cubic B-spline's weights, which does not overshoot.
    private static func smooth(_ values: [Float], _ count: Int, _ x: Float, _ y: Float) -> Float {
        func weights(_ t: Float) -> SIMD4<Float> {
            let s = 1 - t
            return SIMD4(
                s * s * s, 3 * t * t * t - 6 * t * t + 4, 3 * s * s * s - 6 * s * s + 4, t * t * t)
                / 6
        }
        let (left, top) = (x.rounded(.down), y.rounded(.down))
        let (across, down) = (weights(x - left), weights(y - top))
        var sum: Float = 0
        for tap in 0..<4 {
            let row = max(0, min(count - 1, Int(top) + tap - 1))
            var line = SIMD4<Float>()
            for other in 0..<4 {
                line[other] = values[row * count + max(0, min(count - 1, Int(left) + other - 1))]
            }
            sum += (line * across).sum() * down[tap]
        }
        return sum
    }
}
