import Datasets
import NumeralCore
import Recognition
import Testing

/// A sheet of paper that lies on a dark, grained table, before a camera.
@Suite struct SheetOnTableTests {
    /// A tilted sheet with a glyph in its middle, on a table with a grain.
    ///
    /// - Parameter table: its light, of 255.
    private static func page(_ glyph: Glyph, index: Int, table: Float) -> GrayImage {
        var generator = SplitMix64(seed: 5, path: [UInt64(index)])
        let (width, height) = (420, 340)
        var page = GrayImage(width: width, height: height)
        let tilt = 0.3 * generator.nextUnit() - 0.15
        let (halfWidth, halfHeight) = (
            150 + 40 * generator.nextUnit(), 110 + 40 * generator.nextUnit()
        )
        let grain = (4 + 6 * generator.nextUnit(), 12 + 20 * generator.nextUnit())
        let scale: Float = 5
        for row in 0..<height {
            for column in 0..<width {
                let (x, y) = (Float(column - width / 2), Float(row - height / 2))
                let (across, down) = (x + tilt * y, y - tilt * x)
                let ring = sine(y / grain.0 + 2 * sine(x / 60)) + sine(y / grain.1)
                var light = table * (1 + 0.15 * ring)
                if abs(across) < halfWidth, abs(down) < halfHeight {
                    light = 225
                    let place = (Int(across / scale + 14), Int(down / scale + 14))
                    if 0..<Glyph.side ~= place.0, 0..<Glyph.side ~= place.1 {
                        let ink = Float(glyph.ink[place.1 * Glyph.side + place.0]) / 255
                        light *= 1 - 0.85 * ink
                    }
                }
                light += 6 * generator.nextUnit() - 3
                page[column, row] = UInt8(max(0, min(255, light)))
            }
        }
        return page
    }

    /// A wave of period 2 between -1 and 1, near enough to a sine.
    private static func sine(_ value: Float) -> Float {
        let place = value - (value / 2).rounded(.down) * 2 - 1
        return 4 * place * (1 - abs(place))
    }

    @Test("The digit on the sheet is read", arguments: [25, 50, 80] as [Float])
    func digit(table: Float) throws {
        let reader = try Shipped.reader()
        var (right, wrong) = (0, 0)
        for (index, (glyph, symbol)) in try Shipped.digitsButOnes(30).enumerated() {
            let reading = try reader.read(Self.page(glyph, index: index, table: table))
            if reading.text == symbol.description { right += 1 }
            if reading.outcome == .digit, reading.text != symbol.description { wrong += 1 }
        }
        #expect(right >= 26 && wrong <= 1, "\(right) right, \(wrong) wrong")
    }
}
