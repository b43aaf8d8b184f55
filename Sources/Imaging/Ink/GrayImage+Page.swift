import NumeralCore
import PictureFiles

extension GrayImage {
    /// A part of the picture.
    func cut(to box: Box) -> GrayImage {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(box.width * box.height)
        for row in box.y..<box.y + box.height {
            let start = row * width + box.x
            pixels += self.pixels[start..<start + box.width]
        }
        return GrayImage(width: box.width, height: box.height, pixels: pixels)
    }

    /// The picture as a part of it is looked at.
    func turned(to part: PagePart) -> GrayImage {
        let orientation: Orientation =
            switch part {
            case .turnedRight: .turnedLeft
            case .turnedOver: .upsideDown
            case .turnedLeft: .turnedRight
            case .whole, .negative, .bands, .despeckled, .sheet: .upright
            }
        let shown = orientation.apply(pixels, width: width, height: height)
        return GrayImage(width: shown.width, height: shown.height, pixels: shown.pixels)
    }

    /// Every value replaced by the table's entry for it.
    func mapped(by table: [UInt8]) -> GrayImage {
        precondition(table.count == 256)
        return table.withUnsafeBufferPointer { table in
            GrayImage(width: width, height: height, pixels: pixels.map { table[Int($0)] })
        }
    }
}

extension GrayImage {
    /// The smallest box around the values of at least a minimum; `nil` when there are none.
    func inkBox(atLeast minimum: UInt8) -> Box? {
        var (left, right, top, bottom) = (width, -1, height, -1)
        pixels.withUnsafeBufferPointer { pixels in
            for row in 0..<height {
                let line = UnsafeBufferPointer(rebasing: pixels[row * width..<(row + 1) * width])
                guard let first = line.firstIndex(where: { $0 >= minimum }),
                    let last = line.lastIndex(where: { $0 >= minimum })
                else { continue }
                (left, right) = (min(left, first), max(right, last))
                (top, bottom) = (min(top, row), row)
            }
        }
        guard right >= 0 else { return nil }
        return Box(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
    }
}
