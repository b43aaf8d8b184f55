/// A straight stroke of a round pen: all places within half the pen's width of a line.
///
/// Every drawer draws with it; a line of no length is a dot.
struct RoundPen<Scalar: BinaryFloatingPoint & SIMDScalar> {
    let start: SIMD2<Scalar>
    let end: SIMD2<Scalar>
    /// Half the pen's width, in pixels.
    let radius: Scalar

    init(from start: SIMD2<Scalar>, to end: SIMD2<Scalar>, width: Scalar) {
        (self.start, self.end, radius) = (start, end, width / 2)
    }

    /// How far a place is from the line, in pixels.
    func distance(of place: SIMD2<Scalar>) -> Scalar {
        let (offset, along) = (place - start, end - start)
        let lengthSquared = (along * along).sum()
        let share =
            lengthSquared > 0 ? min(1, max(0, (offset * along).sum() / lengthSquared)) : 0
        let way = offset - along * share
        return (way * way).sum().squareRoot()
    }

    /// How much of a pixel the pen covers, from 0 to 1: the rim is a pixel soft.
    ///
    /// - Parameter middle: the pixel's.
    func coverage(of middle: SIMD2<Scalar>) -> Scalar {
        min(1, max(0, radius + Scalar(0.5) - distance(of: middle)))
    }
}
