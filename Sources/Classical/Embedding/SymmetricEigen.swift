internal import Foundation

/// The eigenvalues of a small symmetric matrix, greatest first, with their vectors.
///
/// Jacobi's rotations, each of which makes one pair of entries zero, row after row until all that
/// are off the diagonal are as good as zero: a few sweeps.
///
/// - SeeAlso: Golub and Van Loan, "Matrix Computations", 4th edition 2013, section 8.5.
struct SymmetricEigen {
    let values: [Double]
    /// `[which, place]`: a vector of length 1 a row.
    let vectors: [Double]

    /// Every matrix that was tried took fewer than ten.
    private static let sweepCountMax = 60
    /// Off the diagonal, relative to the whole: what double precision leaves.
    private static let tolerance = 1e-14

    /// - Parameter matrix: `[extent, extent]`, symmetric.
    init(_ matrix: [Double], extent: Int) {
        precondition(matrix.count == extent * extent)
        var a = matrix
        var v = [Double](repeating: 0, count: extent * extent)
        for place in 0..<extent { v[place * extent + place] = 1 }
        let norm = a.reduce(0) { $0 + $1 * $1 }.squareRoot()
        for _ in 0..<Self.sweepCountMax {
            var off = 0.0
            for p in 0..<extent {
                for q in 0..<p { off += 2 * a[p * extent + q] * a[p * extent + q] }
            }
            guard off.squareRoot() > Self.tolerance * norm else { break }
            for p in 0..<extent {
                for q in p + 1..<max(extent, p + 1) { Self.rotate(&a, &v, p, q, extent) }
            }
        }
        let order = (0..<extent).sorted {
            (a[$0 * extent + $0], $1) > (a[$1 * extent + $1], $0)
        }
        values = order.map { a[$0 * extent + $0] }
        vectors = order.flatMap { which in (0..<extent).map { v[$0 * extent + which] } }
    }

    /// Makes the entry (p, q) zero.
    private static func rotate(
        _ a: inout [Double], _ v: inout [Double], _ p: Int, _ q: Int, _ extent: Int
    ) {
        let apq = a[p * extent + q]
        guard apq != 0 else { return }
        let theta = (a[q * extent + q] - a[p * extent + p]) / (2 * apq)
        // The smaller of the two angles, which keeps the order of what is done already.
        let t = (theta < 0 ? -1.0 : 1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        let s = t * c
        for k in 0..<extent {
            let (akp, akq) = (a[k * extent + p], a[k * extent + q])
            a[k * extent + p] = c * akp - s * akq
            a[k * extent + q] = s * akp + c * akq
        }
        for k in 0..<extent {
            let (apk, aqk) = (a[p * extent + k], a[q * extent + k])
            a[p * extent + k] = c * apk - s * aqk
            a[q * extent + k] = s * apk + c * aqk
        }
        for k in 0..<extent {
            let (vkp, vkq) = (v[k * extent + p], v[k * extent + q])
            v[k * extent + p] = c * vkp - s * vkq
            v[k * extent + q] = s * vkp + c * vkq
        }
    }
}
