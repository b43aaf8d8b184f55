extension InkRaster {
    /// How many pixels an edge takes from paper to ink: Σ|∇| / Σ|∇|², which for a straight ramp
    /// is its width, and for the steps of a picture whose pixels were repeated stays small.
    var edgeWidth: Float {
        var (sum, squares) = (SIMD8<Float>(), SIMD8<Float>())
        visitSquares { here, right, below, _ in
            let (x, y) = (right - here, below - here)
            let square = x * x + y * y
            sum += square.squareRoot()
            squares += square
        }
        return squares.sum() > 0 ? sum.sum() / squares.sum() : 0
    }

    /// The mean width of the strokes: twice the area over the perimeter, which is the total
    /// variation. Holds for soft edges as for hard ones; 0 when there is no ink.
    var strokeWidth: Float {
        var (area, perimeter) = (SIMD8<Float>(), SIMD8<Float>())
        visitSquares { here, right, below, beyond in
            area += here
            let (x, y) = (right + beyond - here - below, below + beyond - here - right)
            perimeter += (x * x + y * y).squareRoot()
        }
        return perimeter.sum() > 0 ? 4 * area.sum() / perimeter.sum() : 0
    }

    /// Goes over all squares of two by two neighbours, paper around the raster among them, eight
    /// beside each other at a time.
    ///
    /// - Parameter visit: takes the upper left ones, those to their right, below, and right below.
    @inline(__always)
    private func visitSquares(
        _ visit: (SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>) -> Void
    ) {
        // A column of paper to the left, at least one to the right, and full steps of eight.
        let stride = (width + 2 + 7) / 8 * 8
        var padded = [Float](repeating: 0, count: stride * (height + 2) + 8)
        values.withUnsafeBufferPointer { values in
            for row in 0..<height {
                let target = (row + 1) * stride + 1
                for column in 0..<width {
                    padded[target + column] = values[row * width + column]
                }
            }
        }
        padded.withUnsafeBytes { bytes in
            func eight(_ index: Int) -> SIMD8<Float> {
                bytes.loadUnaligned(
                    fromByteOffset: index * MemoryLayout<Float>.stride, as: SIMD8<Float>.self)
            }
            for index in Swift.stride(from: 0, to: stride * (height + 1), by: 8) {
                let below = index + stride
                visit(eight(index), eight(index + 1), eight(below), eight(below + 1))
            }
        }
    }
}
