import NumeralCore

/// A place on a canvas in pixels, from the top left.
typealias InkPoint = SIMD2<Float>

/// A square of paper that a round pen draws on.
struct InkCanvas {
    /// The canvas is drawn at 64 pixels and averaged down to a glyph, as handwriting is.
    static let side = 64
    /// Pixels of the canvas for a pixel of a glyph.
    static let scale = Float(side) / Float(Glyph.side)

    private(set) var image = GrayImage(width: InkCanvas.side, height: InkCanvas.side)

    /// Draws straight lines from point to point.
    ///
    /// - Parameter width: of the pen, in pixels of the canvas.
    mutating func draw(_ points: [InkPoint], width: Float) {
        for (start, end) in zip(points, points.dropFirst()) {
            image.draw(RoundPen(from: start, to: end, width: width))
        }
    }

    /// Draws a smooth curve through points: a Catmull-Rom spline.
    mutating func draw(smoothlyThrough points: [InkPoint], width: Float) {
        draw(Self.curve(through: points), width: width)
    }

    /// The picture cut to its ink; the whole canvas when there is none.
    var cutToInk: GrayImage { image.cutToInk() ?? image }

    /// Points of a Catmull-Rom spline, `stepCount` a span.
    static func curve(through points: [InkPoint], stepCount: Int = 8) -> [InkPoint] {
        guard points.count > 2 else { return points }
        var curve: [InkPoint] = []
        for span in 0..<points.count - 1 {
            let (a, b) = (points[max(0, span - 1)], points[span])
            let (c, d) = (points[span + 1], points[min(points.count - 1, span + 2)])
            for step in 0..<stepCount {
                let t = Float(step) / Float(stepCount)
                let cubic = (b - c) * 3 + d - a
                let square = a * 2 - b * 5 + c * 4 - d
                curve.append((b * 2 + (c - a) * t + square * (t * t) + cubic * (t * t * t)) * 0.5)
            }
        }
        return curve + [points[points.count - 1]]
    }

    /// How far a pen travels along points.
    static func length(of points: [InkPoint]) -> Float {
        zip(points, points.dropFirst()).reduce(0) { sum, pair in
            sum + LineSegment(from: pair.0, to: pair.1).length
        }
    }
}
