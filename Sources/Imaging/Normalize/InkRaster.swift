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
        values.withUnsafeBufferPointer { values in
            func row(_ row: Int) -> UnsafeBufferPointer<Float> {
                UnsafeBufferPointer(rebasing: values[row * width..<(row + 1) * width])
            }
            func hasInk(_ place: Int) -> Bool { row(place).contains { $0 >= minimum } }
            guard let top = (0..<height).first(where: hasInk),
                let bottom = (top..<height).last(where: hasInk)
            else { return nil }
            // Of each row only what may lie farther out is looked at.
            var (left, right) = (width, -1)
            for place in top...bottom {
                let row = row(place)
                left = row[..<left].firstIndex { $0 >= minimum } ?? left
                right = row[(right + 1)...].lastIndex { $0 >= minimum } ?? right
            }
            return Box(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
        }
    }
}
