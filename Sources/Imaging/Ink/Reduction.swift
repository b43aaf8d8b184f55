import NumeralCore

extension GrayImage {
    /// Each `factor × factor` block averaged to one pixel; blocks at the edges may be cut.
    func reduced(by factor: Int) -> GrayImage {
        precondition(factor >= 1)
        guard factor > 1 else { return self }
        let (width, height) = (width, height)
        let (smallWidth, smallHeight) = (
            (width + factor - 1) / factor, (height + factor - 1) / factor
        )
        var small = [UInt8](repeating: 0, count: smallWidth * smallHeight)
        var sums = [UInt32](repeating: 0, count: smallWidth)
        pixels.withUnsafeBufferPointer { pixels in
            for smallRow in 0..<smallHeight {
                for column in 0..<smallWidth { sums[column] = 0 }
                let rows = smallRow * factor..<min(height, (smallRow + 1) * factor)
                sums.withUnsafeMutableBufferPointer { sums in
                    for row in rows {
                        var (index, end) = (row * width, row * width + width)
                        var column = 0
                        while index < end {
                            var sum: UInt32 = 0
                            let stop = min(end, index + factor)
                            while index < stop {
                                sum &+= UInt32(pixels[index])
                                index &+= 1
                            }
                            sums[column] &+= sum
                            column &+= 1
                        }
                        end = 0
                    }
                }
                for column in 0..<smallWidth {
                    let columns = min(width, (column + 1) * factor) - column * factor
                    let count = UInt32(columns * rows.count)
                    small[smallRow * smallWidth + column] = UInt8(
                        (sums[column] + count / 2) / count)
                }
            }
        }
        return GrayImage(width: smallWidth, height: smallHeight, pixels: small)
    }
}
