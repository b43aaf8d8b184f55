import NumeralCore

/// A smooth random displacement of every pixel: cubic B-splines over a coarse grid.
///
/// A spline is a weighted mean of its sixteen nearest control points, so no
/// pixel moves further than the control points do. Compared with blurring white
/// noise, as Simard et al. did, it costs about 8 multiply-adds a pixel.
struct ElasticField {
    /// The side of the square that is displaced, in pixels.
    let side: Int
    /// `side × side` moves in columns, row-major.
    private(set) var x: [Float]
    /// The same in rows.
    private(set) var y: [Float]

    private let controlCount: Int
    /// For each pixel of an axis, its first control point.
    private let firsts: [Int]
    /// For each pixel of an axis, the weights of its four control points.
    private let weights: [SIMD4<Float>]
    private var controls: [Float]
    private var rows: [Float]

    /// Creates a field without moves.
    init(side: Int, spacing: Float) {
        self.side = side
        let places = (0..<side).map { Float($0) / spacing }
        firsts = places.map { Int($0) }
        weights = places.map { Self.weights(at: $0 - Float(Int($0))) }
        controlCount = Int(Float(side - 1) / spacing) + 4
        x = Array(repeating: 0, count: side * side)
        y = x
        controls = Array(repeating: 0, count: controlCount * controlCount)
        rows = Array(repeating: 0, count: controlCount * side)
    }

    /// Draws both axes anew, each control point evenly within ± `reach` pixels.
    mutating func draw(reach: Float, using generator: inout SplitMix64) {
        drawControls(reach: reach, using: &generator)
        Self.interpolate(
            controls, rows: &rows, into: &x, side: side, count: controlCount, firsts: firsts,
            weights: weights)
        drawControls(reach: reach, using: &generator)
        Self.interpolate(
            controls, rows: &rows, into: &y, side: side, count: controlCount, firsts: firsts,
            weights: weights)
    }

    private mutating func drawControls(reach: Float, using generator: inout SplitMix64) {
        for i in controls.indices { controls[i] = generator.next(in: -1...1) * reach }
    }

    /// The four weights of a uniform cubic B-spline at a fraction of an interval.
    private static func weights(at t: Float) -> SIMD4<Float> {
        let (square, cube) = (t * t, t * t * t)
        return SIMD4(
            1 - 3 * t + 3 * square - cube, 4 - 6 * square + 3 * cube,
            1 + 3 * t + 3 * square - 3 * cube, cube) / 6
    }

    /// Along the rows first, then down the columns.
    private static func interpolate(
        _ controls: [Float], rows: inout [Float], into field: inout [Float], side: Int, count: Int,
        firsts: [Int], weights: [SIMD4<Float>]
    ) {
        controls.withUnsafeBufferPointer { controls in
            rows.withUnsafeMutableBufferPointer { rows in
                for row in 0..<count {
                    for column in 0..<side {
                        let (at, weight) = (row * count + firsts[column], weights[column])
                        rows[row * side + column] =
                            controls[at] * weight[0] + controls[at + 1] * weight[1]
                            + controls[at + 2] * weight[2] + controls[at + 3] * weight[3]
                    }
                }
            }
        }
        rows.withUnsafeBufferPointer { rows in
            field.withUnsafeMutableBufferPointer { field in
                for row in 0..<side {
                    let (at, weight) = (firsts[row] * side, weights[row])
                    let (a, b, c, d) = (weight[0], weight[1], weight[2], weight[3])
                    for column in 0..<side {
                        let i = at + column
                        field[row * side + column] =
                            rows[i] * a + rows[i + side] * b + rows[i + 2 * side] * c
                            + rows[i + 3 * side] * d
                    }
                }
            }
        }
    }
}
