import Foundation
import NumeralCore

/// Drawn shapes: strokes in the unit square, made unsteady, turned a little and drawn.
enum Polygon {
    /// The pen, in pixels of a glyph.
    static let penWidths: ClosedRange<Float> = 1.2...3.2
    /// How far corners stray, as a share of the side.
    private static let strayMax: Float = 0.035
    /// How far shapes are turned, in radians.
    private static let turnMax: Float = 0.25

    /// A shape, cut to its ink.
    static func image(using generator: inout SplitMix64) -> GrayImage {
        let shape = shapes[Int.random(in: 0..<shapes.count, using: &generator)]
        let turn = generator.next(in: -turnMax...turnMax)
        let (cosine, sine) = (cos(turn), sin(turn))
        let stretch = generator.next(in: 0.75...1.2)
        let width = generator.next(in: penWidths) * InkCanvas.scale
        let side = Float(InkCanvas.side)
        var canvas = InkCanvas()
        for stroke in shape.strokes {
            let points = stroke.map { corner in
                let x = (corner.0 - 0.5 + generator.next(in: -strayMax...strayMax)) * stretch
                let y = corner.1 - 0.5 + generator.next(in: -strayMax...strayMax)
                return InkPoint(
                    x: side * (0.5 + 0.68 * (x * cosine - y * sine)),
                    y: side * (0.5 + 0.68 * (x * sine + y * cosine)))
            }
            if shape.isSmooth {
                canvas.draw(smoothlyThrough: points, width: width)
            } else {
                canvas.draw(points, width: width)
            }
        }
        return canvas.cutToInk
    }
}
