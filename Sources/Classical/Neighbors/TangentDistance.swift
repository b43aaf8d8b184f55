/// The distance between pictures that may both, or only the first, be distorted a little.
///
/// `min ‖(a + Σ α_j t_j(a)) − (b + Σ β_j t_j(b))‖²` over all `α` (and `β`), `t_j` being the
/// derivatives of ``PictureTangents``: what is left of `a − b` when its part within all tangents is
/// taken off. The tangents are made orthonormal one after the other (modified Gram-Schmidt); one
/// that lies within the others to rounding is left out.
struct TangentDistance: PictureDistance {
    private let picture: [Float]
    private let side: Int
    private let isTwoSided: Bool
    /// `[vector, pixel]`, the orthonormal tangents of the picture.
    private let basis: [Float]

    /// What share of its square must be left of a tangent, or it is no new direction.
    private static let remainderMin: Float = 1e-4

    init(_ picture: [Float], side: Int, isTwoSided: Bool) {
        (self.picture, self.side, self.isTwoSided) = (picture, side, isTwoSided)
        var tangents = PictureTangents(side: side)
        tangents.differentiate(picture)
        var basis: [Float] = []
        Self.extend(&basis, by: tangents.values, pixelCount: picture.count)
        self.basis = basis
    }

    func squared(to known: [Float]) -> Float {
        var basis = basis
        if isTwoSided {
            var tangents = PictureTangents(side: side)
            tangents.differentiate(known)
            Self.extend(&basis, by: tangents.values, pixelCount: picture.count)
        }
        var difference = zip(picture, known).map { $0 - $1 }
        Self.project(&difference, off: basis, pixelCount: picture.count)
        return difference.withUnsafeBufferPointer {
            FloatRow.product($0.baseAddress!, $0.baseAddress!, $0.count)
        }
    }

    /// Adds what some vectors have beyond a basis to it.
    private static func extend(_ basis: inout [Float], by vectors: [Float], pixelCount: Int) {
        for start in stride(from: 0, to: vectors.count, by: pixelCount) {
            var vector = Array(vectors[start..<start + pixelCount])
            let before = norm(vector)
            project(&vector, off: basis, pixelCount: pixelCount)
            let after = norm(vector)
            guard after > remainderMin * before else { continue }
            let factor = 1 / after.squareRoot()
            basis += vector.map { $0 * factor }
        }
    }

    private static func norm(_ vector: [Float]) -> Float {
        vector.withUnsafeBufferPointer {
            FloatRow.product($0.baseAddress!, $0.baseAddress!, $0.count)
        }
    }

    /// Takes a vector's part within a basis off it.
    private static func project(
        _ vector: inout [Float], off basis: [Float], pixelCount: Int
    ) {
        vector.withUnsafeMutableBufferPointer { vector in
            basis.withUnsafeBufferPointer { basis in
                for start in stride(from: 0, to: basis.count, by: pixelCount) {
                    let direction = basis.baseAddress! + start
                    let part = FloatRow.product(direction, vector.baseAddress!, pixelCount)
                    FloatRow.add(-part, direction, to: vector.baseAddress!, pixelCount)
                }
            }
        }
    }
}
