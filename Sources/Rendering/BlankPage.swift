public import NumeralCore

/// A page that nobody wrote on: any tone, a slope of light, the grain of a sensor.
public enum BlankPage {
    /// Width and height, in pixels.
    private static let extents = [(28, 28), (64, 48), (280, 280), (400, 300), (900, 600)]
    /// The most that light falls from one side to the other, of 255.
    private static let slopeMax: Float = 40
    /// The most deviation of the grain, of 255: a telephone's at night has twice that.
    private static let grainMax: Float = 3

    /// A picture of light, the same for one seed and index.
    public static func image(seed: UInt64, index: Int) -> GrayImage {
        var generator = SplitMix64(seed: seed, path: [UInt64(index)])
        let (width, height) = extents[index % extents.count]
        let tone = generator.next(in: 0...255)
        // A half of the pages are files without a camera: flat to the bit.
        let isDrawn = Bool.random(using: &generator)
        let slope = (
            generator.next(in: -0.5...0.5) * slopeMax, generator.next(in: -0.5...0.5) * slopeMax
        )
        let grain = Double(generator.next(in: 0...grainMax))
        guard !isDrawn else {
            return GrayImage(width: width, height: height, filledWith: UInt8(tone))
        }
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height)
        for row in 0..<height {
            for column in 0..<width {
                let (x, y) = (
                    Float(column) / Float(width) - 0.5, Float(row) / Float(height) - 0.5
                )
                let light = tone + slope.0 * x + slope.1 * y
                let value = Double(light) + grain * generator.nextNormal()
                pixels.append(UInt8(min(255, max(0, value.rounded()))))
            }
        }
        return GrayImage(width: width, height: height, pixels: pixels)
    }
}
