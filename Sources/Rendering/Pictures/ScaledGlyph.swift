internal import Foundation
internal import NumeralCore

/// A glyph's pixels made more or fewer and turned, in a picture just large enough.
struct ScaledGlyph {
    /// Ink from here on belongs to the box that is cut to, of 255: softer rims do not.
    private static let boxInkMin: UInt8 = 48
    /// Samples each way for every pixel of the glyph that one of the picture covers.
    private static let samplesPerPixel: Float = 2
    /// Zeros around the glyph, so that kernels need no bounds.
    private static let pad = 3
    private static let stride = Glyph.side + 2 * pad

    /// Ink, 0 where there is none; empty for a glyph without ink.
    let image: GrayImage

    /// - Parameters:
    ///   - side: the longer side, in pixels.
    ///   - keepsFrame: take the whole 28 × 28 frame, else the ink's box.
    init(
        _ glyph: Glyph, side: Float, degrees: Float, by resampling: GlyphResampling,
        keepsFrame: Bool
    ) {
        let radians = degrees * .pi / 180
        let (cosine, sine) = (cos(radians), sin(radians))
        let corners = Self.corners(of: glyph, keepsFrame: keepsFrame).map {
            SIMD2(cosine * $0.x - sine * $0.y, sine * $0.x + cosine * $0.y)
        }
        guard var low = corners.first else {
            image = GrayImage(width: 0, height: 0)
            return
        }
        var high = low
        for corner in corners {
            (low, high) = (pointwiseMin(low, corner), pointwiseMax(high, corner))
        }
        let scale = side / (high - low).max()
        let extents = (high - low) * scale
        let (width, height) = (
            max(1, Int(extents.x.rounded())), max(1, Int(extents.y.rounded()))
        )
        let values = Self.padded(glyph)
        var pixels = [UInt8](repeating: 0, count: width * height)
        // Fewer pixels than the glyph has: each is a mean, or some would be left out.
        let count =
            resampling == .area || scale < 1 && resampling != .nearest
            ? max(1, Int((Self.samplesPerPixel / scale).rounded(.up))) : 1
        values.withUnsafeBufferPointer { values in
            for row in 0..<height {
                for column in 0..<width {
                    var sum: Float = 0
                    for part in 0..<count * count {
                        let inside =
                            (SIMD2(Float(part % count), Float(part / count)) + 0.5) / Float(count)
                        let turned = (SIMD2(Float(column), Float(row)) + inside) / scale + low
                        let place = SIMD2(
                            cosine * turned.x + sine * turned.y,
                            cosine * turned.y - sine * turned.x)
                        sum += Self.sample(values, place, resampling)
                    }
                    pixels[row * width + column] = UInt8(
                        max(0, min(255, sum / Float(count * count) + 0.5)))
                }
            }
        }
        image = GrayImage(width: width, height: height, pixels: pixels)
    }

    /// The corners of the pixels that must be inside.
    private static func corners(of glyph: Glyph, keepsFrame: Bool) -> [SIMD2<Float>] {
        if keepsFrame {
            let side = Float(Glyph.side)
            return [SIMD2(0, 0), SIMD2(side, 0), SIMD2(0, side), SIMD2(side, side)]
        }
        let strongest = glyph.ink.max() ?? 0
        let least = min(boxInkMin, max(1, strongest))
        return glyph.ink.indices.filter { glyph.ink[$0] >= least }.flatMap { index in
            let corner = SIMD2(Float(index % Glyph.side), Float(index / Glyph.side))
            return [
                corner, corner + SIMD2(1, 0), corner + SIMD2(0, 1), corner + SIMD2(1, 1),
            ]
        }
    }

    private static func padded(_ glyph: Glyph) -> [Float] {
        var values = [Float](repeating: 0, count: stride * stride)
        for (index, ink) in glyph.ink.enumerated() {
            let (column, row) = (index % Glyph.side + pad, index / Glyph.side + pad)
            values[row * stride + column] = Float(ink)
        }
        return values
    }

    /// Ink at a place in pixels of the glyph, a pixel's middle at .5.
    private static func sample(
        _ values: UnsafeBufferPointer<Float>, _ place: SIMD2<Float>, _ resampling: GlyphResampling
    ) -> Float {
        let limit = Float(Glyph.side) + 0.5
        guard place.x > -0.5, place.y > -0.5, place.x < limit, place.y < limit else { return 0 }
        switch resampling {
        case .nearest, .area:
            let (column, row) = (Int(place.x + 1) - 1, Int(place.y + 1) - 1)
            return values[(row + pad) * stride + column + pad]
        case .bilinear, .cubic:
            let corner = (place - 0.5).rounded(.down)
            let share = place - 0.5 - corner
            let (across, down) =
                resampling == .cubic
                ? (cubic(share.x), cubic(share.y)) : (linear(share.x), linear(share.y))
            let first = (Int(corner.y) + pad - 1) * stride + Int(corner.x) + pad - 1
            var sum: Float = 0
            for tap in 0..<4 {
                let line = first + tap * stride
                let four = SIMD4(
                    values[line], values[line + 1], values[line + 2], values[line + 3])
                sum += (four * across).sum() * down[tap]
            }
            return sum
        }
    }

    private static func linear(_ t: Float) -> SIMD4<Float> { SIMD4(0, 1 - t, t, 0) }

    /// Catmull and Rom's weights of four pixels.
    private static func cubic(_ t: Float) -> SIMD4<Float> {
        let (t2, t3) = (t * t, t * t * t)
        return SIMD4(
            -t3 + 2 * t2 - t, 3 * t3 - 5 * t2 + 2, -3 * t3 + 4 * t2 + t, t3 - t2) / 2
    }
}
