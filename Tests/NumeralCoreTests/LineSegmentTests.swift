import NumeralCore
import Testing

/// A line and what is near it.
@Suite struct LineSegmentTests {
    /// Places and how far they are from the line from (1, 2) to (4, 6), 5 long: two beside its
    /// middle, one before it, one behind it, and two on it.
    static let places: [(SIMD2<Double>, Double)] = [
        (SIMD2(6.5, 1), 5), (SIMD2(1.7, 4.6), 1), (SIMD2(-2, -2), 5), (SIMD2(10, 14), 10),
        (SIMD2(2.5, 4), 0), (SIMD2(4, 6), 0),
    ]

    @Test(
        "A place beside the line is as far as its foot, one before or behind as far as the end",
        arguments: places)
    func distance(place: SIMD2<Double>, expected: Double) {
        let line = LineSegment<Double>(from: SIMD2(1, 2), to: SIMD2(4, 6))
        #expect(line.length == 5)
        #expect(abs(line.distance(of: place) - expected) < 1e-12)
        let back = LineSegment(from: line.end, to: line.start)
        #expect(abs(back.distance(of: place) - expected) < 1e-12)
    }

    @Test("A line of no length is a place")
    func ofNoLength() {
        let line = LineSegment<Float>(from: SIMD2(3, 3), to: SIMD2(3, 3))
        #expect(line.length == 0)
        #expect(line.distance(of: SIMD2(6, 7)) == 5)
    }
}
