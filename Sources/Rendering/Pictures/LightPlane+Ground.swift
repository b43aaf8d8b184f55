internal import Foundation
internal import NumeralCore

extension LightPlane {
    /// The distance of a board's rings and of threads, in shares of the longer side.
    private static let (ringPitch, threadPitch): (Float, Float) = (0.04, 0.006)
    /// How much a board's rings and a cloth's threads deviate, as a share.
    private static let (ringDepth, threadDepth): (Float, Float) = (0.22, 0.12)
    /// How far the sheet's shadow reaches, in shares of the longer side.
    private static let shadowReach: Float = 0.02
    /// The height of letters beside a sheet, as a share of its shorter side, at most: a title, not
    /// another thing to read.
    private static let writingShare: Float = 0.06

    /// A sheet on a ground.
    init(_ sheet: LightPlane, on ground: PictureGround, seed: UInt64) {
        let margins = ground.margins
        let turn = ground.degrees * .pi / 180
        let (sine, cosine) = (sin(turn), cos(turn))
        let extents = SIMD2(Float(sheet.width), Float(sheet.height))
        // The turned sheet's box.
        let box = SIMD2(
            abs(cosine) * extents.x + abs(sine) * extents.y,
            abs(sine) * extents.x + abs(cosine) * extents.y)
        let size = box + SIMD2(margins.left + margins.right, margins.top + margins.bottom)
        self.init(
            width: max(1, Int(size.x.rounded())), height: max(1, Int(size.y.rounded())),
            filledWith: ground.colour)
        grain(ground.form, seed: seed)
        furnish(ground, writing: Self.writingShare * extents.min(), seed: seed)
        // Whole pixels where nothing is turned, so that the sheet stays sharp.
        let corner = SIMD2(margins.left.rounded(), margins.top.rounded())
        let middle = corner + box / 2
        let reach = Self.shadowReach * Float(max(width, height))
        for row in 0..<height {
            for column in 0..<width {
                let way = SIMD2(Float(column), Float(row)) + 0.5 - middle
                let place = SIMD2(
                    cosine * way.x + sine * way.y, cosine * way.y - sine * way.x)
                let outside = Self.outside(place, halves: extents / 2, ground.cornerRadius)
                let index = row * width + column
                if ground.shadow > 0, outside > 0, outside < reach {
                    values[index] *= 1 - ground.shadow * (1 - outside / reach)
                }
                guard outside < 0.5 else { continue }
                mix(index, sheet.sample(place + extents / 2), min(1, 0.5 - outside))
            }
        }
    }

    /// How far a place is outside of a rectangle with round corners around the origin.
    private static func outside(
        _ place: SIMD2<Float>, halves: SIMD2<Float>, _ radius: Float
    ) -> Float {
        let way = pointwiseMax(place, -place) - halves + radius
        let out = pointwiseMax(way, SIMD2())
        return (out * out).sum().squareRoot() + min(0, way.max()) - radius
    }

    /// The value between four pixels; the outermost go on beyond the edge.
    private func sample(_ place: SIMD2<Float>) -> SIMD4<Float> {
        let last = SIMD2(Float(width - 1), Float(height - 1))
        let at = (place - 0.5).clamped(lowerBound: SIMD2(), upperBound: last)
        let (x, y) = (Int(at.x), Int(at.y))
        let (right, down) = (min(x + 1, width - 1), min(y + 1, height - 1))
        let (u, v) = (at.x - Float(x), at.y - Float(y))
        let (a, b) = (values[y * width + x], values[y * width + right])
        let (c, d) = (values[down * width + x], values[down * width + right])
        let upper = a + (b - a) * u
        return upper + (c + (d - c) * u - upper) * v
    }

    private mutating func grain(_ form: PictureGround.Form, seed: UInt64) {
        guard form != .flat else { return }
        let noise = ValueNoise(seed: seed)
        let longest = Float(max(width, height))
        for row in 0..<height {
            for column in 0..<width {
                let (x, y) = (Float(column) / longest, Float(row) / longest)
                let deviation =
                    switch form {
                    case .wood:
                        Self.ringDepth
                            * sin((y / Self.ringPitch + 4 * noise.value(3 * x, 14 * y)) * 2 * .pi)
                    default:
                        Self.threadDepth
                            * (noise.value(x / Self.threadPitch, y / Self.threadPitch) - 0.5) * 2
                    }
                values[row * width + column] *= 1 + deviation
            }
        }
    }

    /// - Parameter writing: the height of letters at most, in pixels.
    private mutating func furnish(_ ground: PictureGround, writing: Float, seed: UInt64) {
        let bar = ground.margins.top
        var generator = SplitMix64(seed: seed, path: [PictureStream.furniture.rawValue])
        let letters = Scrawl(
            height: max(3, min(bar * 0.4, writing)), colour: ground.furnitureColour)
        let y = bar * 0.3
        switch ground.furniture {
        case .none: break
        case .title:
            let start = SIMD2(Float(width) * 0.35, y)
            letters.write(count: 8, from: start, on: &self, &generator)
        case .statusBar:
            letters.write(count: 4, from: SIMD2(bar * 0.5, y), on: &self, &generator)
            let battery = SIMD2(Float(width) - bar * 1.4, y)
            fill(
                ground.furnitureColour, from: battery, to: battery + SIMD2(bar * 0.8, bar * 0.4))
            let bars = battery.x - bar * 0.7
            for step in 0..<3 {
                let left = bars + Float(step) * bar * 0.16
                fill(
                    ground.furnitureColour,
                    from: SIMD2(left, y + bar * (0.3 - 0.1 * Float(step))),
                    to: SIMD2(left + max(1, bar * 0.1), y + bar * 0.4))
            }
        }
    }
}
