internal import Foundation
public import NumeralCore

extension PhotoScene {
    /// The picture of a glyph in this scene, upright; ``PhotoCamera/orientation`` and
    /// ``PhotoCamera/quality`` are for the file that it is written to.
    ///
    /// Light is added and multiplied as light, and becomes bytes at the end. About 0.15 µs a pixel.
    public func picture(of glyph: Glyph) -> RGBImage { picture(of: [glyph], gap: 0) }

    /// The picture of some glyphs in a row, the row's middle where a single digit's would be;
    /// of none, the page alone.
    ///
    /// - Parameter gap: between the boxes of their ink, as a share of a digit's side.
    public func picture(of glyphs: [Glyph], gap: Float) -> RGBImage {
        var plane = exposed(InkRow(glyphs, edge: pen.edge, gap: gap))
        let digit = pose.digitShare * Float(min(width, height))
        plane.defocus(by: camera.defocus * digit)
        plane.move(by: camera.motion * digit, degrees: camera.motionAngle)
        return developed(plane)
    }

    /// The light that meets the sensor.
    private func exposed(_ field: InkRow) -> LightPlane {
        let projection = PageProjection(self)
        let lights = LightField(light)
        let noise = ValueNoise(seed: grainSeed)
        let glyphPixel = pose.digitMillimetres / Self.glyphBoxSide
        let footprint = projection.footprint
        let turn = paper.turn * .pi / 180
        let (sine, cosine) = (sin(turn), cos(turn))
        let gain =
            SIMD3(camera.redGain, 1, camera.blueGain)
            * Float(pow(2, Double(camera.exposure)))
        let values = [SIMD4<Float>](unsafeUninitializedCapacity: width * height) { values, count in
            for row in 0..<height {
                for column in 0..<width {
                    let place = projection.place(column: column, row: row)
                    let page = projection.page(at: place)
                    let onPaper = SIMD2(
                        cosine * page.x - sine * page.y, sine * page.x + cosine * page.y)
                    let outside = outside(onPaper)
                    var value: SIMD3<Float>
                    if let table, outside > 0 {
                        value = table.reflectance(
                            x: onPaper.x, y: onPaper.y, outside: outside, noise: noise)
                    } else {
                        value = paper.reflectance(
                            x: onPaper.x, y: onPaper.y, footprint: footprint, noise: noise)
                        let ink = field.coverage(
                            x: page.x / glyphPixel, y: page.y / glyphPixel,
                            footprint: footprint / glyphPixel)
                        if ink > 0 {
                            value *= pen.transmission(
                                coverage: ink, x: page.x, y: page.y, footprint: footprint,
                                noise: noise)
                        }
                    }
                    value *= gain * lights.value(at: place)
                    (values.baseAddress! + row * width + column).initialize(
                        to: SIMD4(value, 0))
                }
            }
            count = width * height
        }
        return LightPlane(width: width, height: height, values: values)
    }

    /// The longest side of the symbol in a glyph, in its pixels.
    private static let glyphBoxSide: Float = 20

    private func outside(_ page: SIMD2<Float>) -> Float {
        table?.outside(x: page.x, y: page.y, digit: pose.digitMillimetres) ?? -1
    }

    /// Light to bytes: 1 becomes 255 by the exponent 1/2.2, with the sensor's noise.
    private func developed(_ plane: LightPlane) -> RGBImage {
        let last = 16_383
        // By the square root, so that the dark has as many steps as it needs.
        let tone = (0...last).map { step -> Float in
            255 * Float(pow(Double(step) / Double(last), 2 / 2.2))
        }
        var generator = SplitMix64(seed: grainSeed, path: [PictureStream.grain.rawValue])
        let deviation = camera.noise
        let pixels = [UInt8](
            unsafeUninitializedCapacity: RGBImage.channelCount * width * height
        ) { pixels, count in
            for (index, light) in plane.values.enumerated() {
                let roots =
                    light.clamped(lowerBound: SIMD4(), upperBound: SIMD4(repeating: 1))
                    .squareRoot() * Float(last)
                let noise = Self.normals(&generator) * deviation
                for channel in 0..<RGBImage.channelCount {
                    let value = tone[Int(roots[channel])] + noise[channel] + 0.5
                    (pixels.baseAddress! + RGBImage.channelCount * index + channel).initialize(
                        to: UInt8(max(0, min(255, value))))
                }
            }
            count = RGBImage.channelCount * width * height
        }
        return RGBImage(width: width, height: height, pixels: pixels)
    }

    /// Nearly normal numbers of deviation 1, half of them common to the three channels, as the
    /// mixing of colours in a camera makes them: sums of four uniform bytes.
    private static func normals(_ generator: inout SplitMix64) -> SIMD4<Float> {
        func sums(_ bits: UInt64) -> SIMD2<Float> {
            let pairs = (bits & 0x00FF_00FF_00FF_00FF) &+ (bits >> 8 & 0x00FF_00FF_00FF_00FF)
            let first = UInt32(pairs & 0xFFFF) + UInt32(pairs >> 16 & 0xFFFF)
            let second = UInt32(pairs >> 32 & 0xFFFF) + UInt32(pairs >> 48 & 0xFFFF)
            return SIMD2(Float(first), Float(second))
        }
        let (a, b) = (sums(generator.next()), sums(generator.next()))
        // Four bytes' sum has the mean 510 and the deviation 147.8.
        let own = (SIMD3(a.x, a.y, b.x) - 510) / 147.8
        let shared = (b.y - 510) / 147.8
        return SIMD4((own + shared) * Float(0.5).squareRoot(), 0)
    }
}
