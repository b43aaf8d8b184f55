extension GrayImage {
    /// A copy whose longer side has at most `side` pixels: each is the mean of a square block.
    public func shrunk(toSide side: Int) -> GrayImage {
        reduced(by: reduction(toSide: side))
    }

    /// How many pixels each way become one in ``shrunk(toSide:)``.
    public func reduction(toSide side: Int) -> Int {
        precondition(side > 0)
        return max(1, (max(width, height) + side - 1) / side)
    }

    /// Each `factor × factor` block averaged to one pixel, rounded to the nearest; blocks at the
    /// right and the bottom edge may be cut.
    public func reduced(by factor: Int) -> GrayImage {
        precondition(factor >= 1)
        guard factor > 1 else { return self }
        let (width, height) = (width, height)
        let (smallWidth, smallHeight) = (
            (width + factor - 1) / factor, (height + factor - 1) / factor
        )
        var small: [UInt8] = []
        small.reserveCapacity(smallWidth * smallHeight)
        // Sums down the columns first: that loop runs over whole rows and vectorises.
        var sums = [UInt32](repeating: 0, count: width)
        pixels.withUnsafeBufferPointer { pixels in
            sums.withUnsafeMutableBufferPointer { sums in
                for top in stride(from: 0, to: height, by: factor) {
                    let bottom = min(height, top + factor)
                    for column in 0..<width { sums[column] = 0 }
                    for row in top..<bottom {
                        let line = UnsafeBufferPointer(
                            rebasing: pixels[row * width..<(row + 1) * width])
                        for column in 0..<width { sums[column] &+= UInt32(line[column]) }
                    }
                    for left in stride(from: 0, to: width, by: factor) {
                        let right = min(width, left + factor)
                        var sum: UInt32 = 0
                        for column in left..<right { sum &+= sums[column] }
                        let count = UInt32((right - left) * (bottom - top))
                        small.append(UInt8((sum + count / 2) / count))
                    }
                }
            }
        }
        return GrayImage(width: smallWidth, height: smallHeight, pixels: small)
    }
}
