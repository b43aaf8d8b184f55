import NumeralCore

extension GrayImage {
    /// A copy whose longer side has at most `side` pixels: each is the mean of a square block.
    func shrunk(toSide side: Int) -> GrayImage {
        let step = (max(width, height) + side - 1) / side
        guard step > 1 else { return self }
        let (columns, rows) = (max(1, width / step), max(1, height / step))
        var pixels: [UInt8] = []
        pixels.reserveCapacity(columns * rows)
        for row in 0..<rows {
            let lines = row * step..<min(height, (row + 1) * step)
            for column in 0..<columns {
                let block = column * step..<min(width, (column + 1) * step)
                var sum = 0
                for y in lines { for x in block { sum += Int(self.pixels[y * width + x]) } }
                pixels.append(UInt8(sum / max(1, lines.count * block.count)))
            }
        }
        return GrayImage(width: columns, height: rows, pixels: pixels)
    }
}
