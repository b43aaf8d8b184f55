/// A curve of second degree that lies near most of some points; strays are left out.
struct Parabola {
    private var coefficients = SIMD3<Float>()
    private let width: Float
    private static let roundCount = 4
    /// Points farther away than this many mean distances, and than a pixel, are strays.
    private static let strayMin: Float = 2

    /// - Parameters:
    ///   - points: of x from 0 to the width, and y.
    ///   - width: what x is measured in.
    init(through points: [SIMD2<Float>], width: Float) {
        self.width = width
        var kept = points
        for _ in 0..<Self.roundCount {
            guard kept.count >= 3 else { return }
            guard let fit = Self.fit(kept.map { Self.terms($0.x, width) }, kept.map(\.y)) else {
                return
            }
            coefficients = fit
            let distances = points.map { abs($0.y - value($0.x)) }
            let mean = kept.reduce(0) { $0 + abs($1.y - value($1.x)) } / Float(kept.count)
            kept = zip(points, distances).filter { $0.1 <= max(1, Self.strayMin * mean) }.map(\.0)
        }
    }

    func value(_ x: Float) -> Float { (coefficients * Self.terms(x, width)).sum() }

    private static func terms(_ x: Float, _ width: Float) -> SIMD3<Float> {
        let place = 2 * x / width - 1
        return SIMD3(1, place, place * place)
    }

    /// Least squares by Cramer's rule; `nil` when the points do not determine a parabola.
    private static func fit(_ terms: [SIMD3<Float>], _ values: [Float]) -> SIMD3<Float>? {
        var (a, b, c, right) = (
            SIMD3<Float>(), SIMD3<Float>(), SIMD3<Float>(), SIMD3<Float>()
        )
        for (term, value) in zip(terms, values) {
            a += term * term.x
            b += term * term.y
            c += term * term.z
            right += term * value
        }
        func determinant(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ c: SIMD3<Float>) -> Float {
            a.x * (b.y * c.z - b.z * c.y) - a.y * (b.x * c.z - b.z * c.x)
                + a.z * (b.x * c.y - b.y * c.x)
        }
        let whole = determinant(a, b, c)
        guard abs(whole) > 1e-4 else { return nil }
        // The matrix is symmetric, so its rows serve as its columns.
        return SIMD3(
            determinant(right, b, c), determinant(a, right, c), determinant(a, b, right)) / whole
    }
}
