import NumeralCore
import Testing

/// The one mean of blocks, for reading and for showing.
@Suite struct ReductionTests {
    static func picture(_ width: Int, _ height: Int) -> GrayImage {
        var generator = SplitMix64(seed: UInt64(width * 1000 + height))
        return GrayImage(
            width: width, height: height,
            pixels: (0..<width * height).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    @Test(
        "Each pixel is the mean of its block, rounded to the nearest, cut at the edges",
        arguments: [(12, 9, 3), (13, 7, 3), (5, 5, 8), (1, 1, 2), (64, 3, 1), (0, 4, 2)])
    func isTheMean(width: Int, height: Int, factor: Int) {
        let picture = Self.picture(width, height)
        let small = picture.reduced(by: factor)
        #expect(small.width == (width + factor - 1) / factor)
        #expect(small.height == (height + factor - 1) / factor)
        for row in 0..<small.height {
            for column in 0..<small.width {
                var values: [Double] = []
                for y in row * factor..<min(height, (row + 1) * factor) {
                    for x in column * factor..<min(width, (column + 1) * factor) {
                        values.append(Double(picture[x, y]))
                    }
                }
                let mean = values.reduce(0, +) / Double(values.count)
                #expect(Double(small[column, row]) == mean.rounded())
            }
        }
    }

    @Test("A picture is shrunk by whole steps until it is no larger than asked for")
    func shrinks() {
        for (width, height) in [(480, 480), (481, 3), (1000, 700), (9, 4000)] {
            let picture = Self.picture(width, height)
            let small = picture.shrunk(toSide: 480)
            #expect(max(small.width, small.height) <= 480)
            #expect(2 * max(small.width, small.height) >= min(480, max(width, height)))
        }
        let small = Self.picture(480, 480)
        #expect(small.shrunk(toSide: 480) == small)
    }
}
