extension InkRaster {
    /// A span of the raster along one axis, in pixels from its edge; may end between pixels.
    typealias Span = (start: Float, end: Float)

    /// The part between two spans as a raster of new extents.
    ///
    /// Each new value is the mean over a square around its middle. A `window` as wide as the
    /// distance of the middles covers everything once; one of a pixel interpolates linearly,
    /// and is the smallest that is used.
    func averaged(
        _ horizontal: Span, _ vertical: Span, width newWidth: Int, height newHeight: Int,
        window: Float
    ) -> InkRaster {
        let columns = Self.cover(horizontal, count: width, newCount: newWidth, window: window)
        let rows = Self.cover(vertical, count: height, newCount: newHeight, window: window)
        var narrow = [Float](repeating: 0, count: newWidth * height)
        values.withUnsafeBufferPointer { values in
            for row in 0..<height {
                for (column, taps) in columns.enumerated() {
                    var sum: Float = 0
                    for (index, weight) in zip(taps.first..., taps.weights) {
                        sum += values[row * width + index] * weight
                    }
                    narrow[row * newWidth + column] = sum
                }
            }
        }
        var result = [Float](repeating: 0, count: newWidth * newHeight)
        for (row, taps) in rows.enumerated() {
            for (index, weight) in zip(taps.first..., taps.weights) {
                for column in 0..<newWidth {
                    result[row * newWidth + column] += narrow[index * newWidth + column] * weight
                }
            }
        }
        return InkRaster(width: newWidth, height: newHeight, values: result)
    }

    /// How much of each new value's window each old pixel covers; outside the raster is paper.
    private static func cover(
        _ span: Span, count: Int, newCount: Int, window: Float
    ) -> [(first: Int, weights: [Float])] {
        let pitch = (span.end - span.start) / Float(newCount)
        let size = max(1, window)
        return (0..<newCount).map { new in
            let middle = span.start + (Float(new) + 0.5) * pitch
            let (start, end) = (middle - size / 2, middle + size / 2)
            let first = max(0, min(count - 1, Int(start.rounded(.down))))
            let last = max(first, min(count - 1, Int(end.rounded(.up)) - 1))
            return (
                first,
                (first...last).map {
                    max(0, min(end, Float($0 + 1)) - max(start, Float($0))) / size
                }
            )
        }
    }

    /// Enlarged by a whole factor with Catmull-Rom splines, cut to 0...1; what is outside is paper.
    func enlarged(by factor: Int) -> InkRaster {
        guard factor > 1 else { return self }
        let taps = (0..<factor).map { phase -> (shift: Int, weights: [Float]) in
            let place = (Float(phase) + 0.5) / Float(factor) - 0.5
            let shift = Int(place.rounded(.down))
            let x = place - Float(shift)
            return (
                shift - 1,
                [
                    ((-0.5 * x + 1) * x - 0.5) * x, (1.5 * x - 2.5) * x * x + 1,
                    ((-1.5 * x + 2) * x + 0.5) * x, (0.5 * x - 0.5) * x * x,
                ]
            )
        }
        let (newWidth, newHeight) = (width * factor, height * factor)
        var wide = [Float](repeating: 0, count: newWidth * height)
        for row in 0..<height {
            for column in 0..<newWidth {
                let (shift, weights) = taps[column % factor]
                var sum: Float = 0
                for tap in 0..<4 {
                    let index = column / factor + shift + tap
                    if index >= 0, index < width {
                        sum += values[row * width + index] * weights[tap]
                    }
                }
                wide[row * newWidth + column] = sum
            }
        }
        var result = [Float](repeating: 0, count: newWidth * newHeight)
        for row in 0..<newHeight {
            let (shift, weights) = taps[row % factor]
            for tap in 0..<4 {
                let index = row / factor + shift + tap
                guard index >= 0, index < height else { continue }
                for column in 0..<newWidth {
                    result[row * newWidth + column] +=
                        wide[index * newWidth + column] * weights[tap]
                }
            }
        }
        for index in result.indices { result[index] = max(0, min(1, result[index])) }
        return InkRaster(width: newWidth, height: newHeight, values: result)
    }
}
