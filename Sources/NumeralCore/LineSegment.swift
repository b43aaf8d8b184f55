/// A straight line from one place to another; both may be one place.
@frozen public struct LineSegment<Scalar: BinaryFloatingPoint & SIMDScalar> {
    public let start: SIMD2<Scalar>
    public let end: SIMD2<Scalar>

    @inlinable public init(from start: SIMD2<Scalar>, to end: SIMD2<Scalar>) {
        (self.start, self.end) = (start, end)
    }

    /// From its start to its end.
    @inlinable public var length: Scalar {
        let way = end - start
        return (way * way).sum().squareRoot()
    }

    /// How far a place is from the line.
    @inlinable public func distance(of place: SIMD2<Scalar>) -> Scalar {
        let (offset, along) = (place - start, end - start)
        let lengthSquared = (along * along).sum()
        let share =
            lengthSquared > 0 ? min(1, max(0, (offset * along).sum() / lengthSquared)) : 0
        let way = offset - along * share
        return (way * way).sum().squareRoot()
    }
}
