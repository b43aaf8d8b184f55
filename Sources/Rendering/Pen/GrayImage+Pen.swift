internal import NumeralCore

extension GrayImage {
    /// Draws a stroke as ink (paper 0); ink that is there already stays where it is stronger.
    mutating func draw<Scalar>(_ pen: RoundPen<Scalar>) {
        let reach = pen.radius + Scalar(0.5)
        let low = pointwiseMin(pen.line.start, pen.line.end) - reach
        let high = pointwiseMax(pen.line.start, pen.line.end) + reach
        let rows = max(0, Int(low.y))..<max(0, Int(low.y), min(height, Int(high.y) + 1))
        let columns = max(0, Int(low.x))..<max(0, Int(low.x), min(width, Int(high.x) + 1))
        let width = width
        pixels.withUnsafeMutableBufferPointer { pixels in
            for row in rows {
                for column in columns where pixels[row * width + column] < 255 {
                    let middle = SIMD2(Scalar(column), Scalar(row)) + Scalar(0.5)
                    let value = UInt8(pen.coverage(of: middle) * 255)
                    let index = row * width + column
                    if value > pixels[index] { pixels[index] = value }
                }
            }
        }
    }
}
