package import NumeralCore

extension GrayImage {
    /// The part that holds all ink of at least a value; `nil` when there is none.
    func cutToInk(atLeast least: UInt8 = 1) -> GrayImage? {
        var (left, right, top, bottom) = (width, -1, height, -1)
        for row in 0..<height {
            for column in 0..<width where pixels[row * width + column] >= least {
                (left, right) = (min(left, column), max(right, column))
                (top, bottom) = (min(top, row), max(bottom, row))
            }
        }
        guard left <= right else { return nil }
        return part(columns: left...right, rows: top...bottom)
    }

    /// A rectangle of it.
    package func part(columns: ClosedRange<Int>, rows: ClosedRange<Int>) -> GrayImage {
        var part: [UInt8] = []
        part.reserveCapacity(columns.count * rows.count)
        for row in rows {
            part += pixels[(row * width + columns.lowerBound)...(row * width + columns.upperBound)]
        }
        return GrayImage(width: columns.count, height: rows.count, pixels: part)
    }

    /// Another picture's ink laid over it, the darker of the two; what stands over is cut.
    package mutating func lay(_ other: GrayImage, x: Int, y: Int) {
        for row in 0..<other.height where (0..<height).contains(y + row) {
            for column in 0..<other.width where (0..<width).contains(x + column) {
                let place = (y + row) * width + x + column
                pixels[place] = max(pixels[place], other.pixels[row * other.width + column])
            }
        }
    }

    /// Left and right exchanged.
    package var mirrored: GrayImage { rearranged(width, height) { (width - 1 - $0, $1) } }
    /// Turned by half a turn.
    package var upsideDown: GrayImage {
        rearranged(width, height) { (width - 1 - $0, height - 1 - $1) }
    }
    /// Turned by a quarter, clockwise.
    package var lying: GrayImage { rearranged(height, width) { ($1, height - 1 - $0) } }

    private func rearranged(
        _ newWidth: Int, _ newHeight: Int, _ source: (Int, Int) -> (Int, Int)
    ) -> GrayImage {
        var result = GrayImage(width: newWidth, height: newHeight)
        for row in 0..<newHeight {
            for column in 0..<newWidth {
                let (x, y) = source(column, row)
                result.pixels[row * newWidth + column] = pixels[y * width + x]
            }
        }
        return result
    }

    /// How much ink there is, in pixels of full ink.
    package var inkSum: Float { Float(pixels.reduce(0) { $0 + Int($1) }) / 255 }
}
