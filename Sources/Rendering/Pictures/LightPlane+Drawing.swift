internal import Foundation
internal import NumeralCore

/// Drawing on a picture whose values are stored light, from 0 to 1.
extension LightPlane {
    init(width: Int, height: Int, filledWith colour: SIMD3<Float>) {
        self.init(
            width: width, height: height,
            values: Array(repeating: SIMD4(colour, 0), count: width * height))
    }

    /// Puts a colour over a pixel by a share.
    mutating func mix(_ index: Int, _ colour: SIMD4<Float>, _ share: Float) {
        values[index] += (colour - values[index]) * share
    }

    /// Puts a colour wherever ink covers, the ink's corner at a place that may be outside.
    mutating func lay(_ ink: GrayImage, atX x: Int, y: Int, _ colour: SIMD3<Float>) {
        let wide = SIMD4(colour, 0)
        let rows = max(0, -y)..<max(max(0, -y), min(ink.height, height - y))
        let columns = max(0, -x)..<max(max(0, -x), min(ink.width, width - x))
        for row in rows {
            for column in columns {
                let share = ink.pixels[row * ink.width + column]
                guard share > 0 else { continue }
                mix((y + row) * width + x + column, wide, Float(share) / 255)
            }
        }
    }

    /// Puts a colour where a shape covers pixels.
    ///
    /// - Parameters:
    ///   - low: the upper left corner of the shape's box, in pixels; `high` the lower right one.
    ///   - distance: how far a place is outside of the shape, in pixels, negative inside.
    mutating func draw(
        _ colour: SIMD3<Float>, from low: SIMD2<Float>, to high: SIMD2<Float>,
        _ distance: (SIMD2<Float>) -> Float
    ) {
        let wide = SIMD4(colour, 0)
        let rows = max(0, Int(low.y) - 1)..<max(0, Int(low.y) - 1, min(height, Int(high.y) + 2))
        let columns = max(0, Int(low.x) - 1)..<max(0, Int(low.x) - 1, min(width, Int(high.x) + 2))
        for row in rows {
            for column in columns {
                let away = distance(SIMD2(Float(column), Float(row)) + 0.5)
                guard away < 0.5 else { continue }
                mix(row * width + column, wide, min(1, 0.5 - away))
            }
        }
    }

    /// A filled rectangle.
    mutating func fill(_ colour: SIMD3<Float>, from low: SIMD2<Float>, to high: SIMD2<Float>) {
        draw(colour, from: low, to: high) { place in
            pointwiseMax(low - place, place - high).max()
        }
    }

    /// A straight stroke of a round pen.
    mutating func stroke(
        _ colour: SIMD3<Float>, from start: SIMD2<Float>, to end: SIMD2<Float>, width: Float
    ) {
        let pen = RoundPen(from: start, to: end, width: width)
        draw(
            colour, from: pointwiseMin(start, end) - pen.radius,
            to: pointwiseMax(start, end) + pen.radius
        ) { place in pen.line.distance(of: place) - pen.radius }
    }
}
