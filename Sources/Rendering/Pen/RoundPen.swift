internal import NumeralCore

/// A straight stroke of a round pen: all places within half the pen's width of a line.
///
/// Every drawer draws with it; a line of no length is a dot.
struct RoundPen<Scalar: BinaryFloatingPoint & SIMDScalar> {
    let line: LineSegment<Scalar>
    /// Half the pen's width, in pixels.
    let radius: Scalar

    init(from start: SIMD2<Scalar>, to end: SIMD2<Scalar>, width: Scalar) {
        (line, radius) = (LineSegment(from: start, to: end), width / 2)
    }

    /// How much of a pixel the pen covers, from 0 to 1: the rim is a pixel soft.
    ///
    /// - Parameter middle: the pixel's.
    func coverage(of middle: SIMD2<Scalar>) -> Scalar {
        min(1, max(0, radius + Scalar(0.5) - line.distance(of: middle)))
    }
}
