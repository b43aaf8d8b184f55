extension InkRaster {
    /// Every stroke grown by a radius, with soft edges, 0 outside.
    ///
    /// The distance to the nearest ink is exact, so strokes grow equally in all directions: of each
    /// pixel's column first, then of the columns beside it, no farther than the radius reaches.
    func thickened(by radius: Float, inkMin: Float) -> InkRaster {
        // A pixel of ink reaches half a pixel from its middle.
        let reach = max(1, Int((radius + 1).rounded(.up)))
        let most = Float(reach * reach)
        var squares = columnDistances(upTo: Float(reach), inkMin: inkMin).map { $0 * $0 }
        var line = [Float](repeating: most, count: width + 2 * reach)
        squares.withUnsafeMutableBufferPointer { squares in
            line.withUnsafeMutableBufferPointer { line in
                for row in 0..<height {
                    let start = row * width
                    for column in 0..<width { line[reach + column] = squares[start + column] }
                    for shift in 1..<max(2, reach) {
                        let square = Float(shift * shift)
                        for column in 0..<width {
                            let middle = reach + column
                            squares[start + column] = min(
                                squares[start + column],
                                min(line[middle - shift], line[middle + shift]) + square)
                        }
                    }
                }
            }
        }
        return InkRaster(
            width: width, height: height,
            values: squares.map { max(0, min(1, radius + 1 - $0.squareRoot())) })
    }

    /// How far the nearest ink above or below is; `most` where there is none so near.
    private func columnDistances(upTo most: Float, inkMin: Float) -> [Float] {
        var distances = values.map { $0 >= inkMin ? 0 : most }
        distances.withUnsafeMutableBufferPointer { distances in
            for index in width..<max(width, width * height) {
                distances[index] = min(distances[index], distances[index - width] + 1)
            }
            for index in (0..<max(0, width * (height - 1))).reversed() {
                distances[index] = min(distances[index], distances[index + width] + 1)
            }
        }
        return distances
    }
}
