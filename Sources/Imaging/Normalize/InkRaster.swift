import NumeralCore

/// Ink as numbers from 0 to 1, for the steps between a picture and its glyph.
struct InkRaster {
    let width: Int
    let height: Int
    /// `width × height`, row-major.
    var values: [Float]

    init(width: Int, height: Int, values: [Float]) {
        precondition(values.count == width * height)
        (self.width, self.height, self.values) = (width, height, values)
    }

    /// A part of an image, with paper around it.
    init(_ image: GrayImage, in box: Box, margin: Int = 0) {
        width = box.width + 2 * margin
        height = box.height + 2 * margin
        values = [Float](repeating: 0, count: width * height)
        for row in 0..<box.height {
            let source = (box.y + row) * image.width + box.x
            let target = (row + margin) * width + margin
            for column in 0..<box.width {
                values[target + column] = Float(image.pixels[source + column]) / 255
            }
        }
    }

    /// The same with paper around it.
    func padded(by margin: Int) -> InkRaster {
        var padded = InkRaster(
            width: width + 2 * margin, height: height + 2 * margin,
            values: [Float](repeating: 0, count: (width + 2 * margin) * (height + 2 * margin)))
        for row in 0..<height {
            let target = (row + margin) * padded.width + margin
            padded.values.replaceSubrange(
                target..<target + width, with: values[row * width..<(row + 1) * width])
        }
        return padded
    }

    /// The smallest box around the values of at least a minimum, or `nil` when there are none.
    func bounds(atLeast minimum: Float) -> Box? {
        var (left, top, right, bottom) = (width, height, -1, -1)
        values.withUnsafeBufferPointer { values in
            for row in 0..<height {
                for column in 0..<width where values[row * width + column] >= minimum {
                    left = min(left, column)
                    right = max(right, column)
                    top = min(top, row)
                    bottom = row
                }
            }
        }
        guard right >= 0 else { return nil }
        return Box(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
    }

    /// How many pixels an edge takes from paper to ink: Σ|∇| / Σ|∇|², which for a straight ramp
    /// is its width, and for the steps of a picture whose pixels were repeated stays small.
    var edgeWidth: Float {
        var (sum, squares): (Float, Float) = (0, 0)
        values.withUnsafeBufferPointer { values in
            for row in 0..<height - 1 {
                for index in row * width..<(row + 1) * width - 1 {
                    let (x, y) = (
                        values[index + 1] - values[index], values[index + width] - values[index]
                    )
                    let square = x * x + y * y
                    if square > 0 {
                        sum += square.squareRoot()
                        squares += square
                    }
                }
            }
        }
        return squares > 0 ? sum / squares : 0
    }

    /// The mean width of the strokes: twice the area over the perimeter, which is the total
    /// variation. Holds for soft edges as for hard ones; 0 when there is no ink.
    var strokeWidth: Float {
        var (area, perimeter): (Float, Float) = (0, 0)
        let stride = width + 2
        var padded = [Float](repeating: 0, count: stride * (height + 2))
        for row in 0..<height {
            for column in 0..<width {
                padded[(row + 1) * stride + column + 1] = values[row * width + column]
            }
        }
        padded.withUnsafeBufferPointer { padded in
            for row in 0...height {
                for index in row * stride..<row * stride + width + 1 {
                    let (a, b) = (padded[index], padded[index + 1])
                    let (c, d) = (padded[index + stride], padded[index + stride + 1])
                    area += a
                    let (x, y) = (b + d - a - c, c + d - a - b)
                    if x != 0 || y != 0 { perimeter += (x * x + y * y).squareRoot() / 2 }
                }
            }
        }
        return perimeter > 0 ? 2 * area / perimeter : 0
    }
}
