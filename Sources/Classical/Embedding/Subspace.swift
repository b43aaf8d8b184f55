internal import Parallel

/// The eigenvectors of a symmetric matrix with the greatest eigenvalues, by subspace iteration.
struct Subspace {
    /// The eigenvalues, greatest first.
    let values: [Double]
    /// `[which, place]`: a vector of length 1 a row.
    let vectors: [Double]

    /// Directions carried along beside those that are wanted: the next eigenvalue decides how fast
    /// the last wanted one settles.
    private static let spareCount = 12
    /// Rounds at the most; those of MNIST's covariance take a hundred for 50 components.
    private static let roundCountMax = 500
    /// Eigenvalues that move less than this, relative to the greatest, stand still.
    private static let tolerance = 1e-10

    /// - Parameter matrix: `[width, width]`, symmetric, no eigenvalue below 0.
    init(_ matrix: [Double], width: Int, count: Int, threadCount: Int) {
        let kept = min(width, count + Self.spareCount)
        var basis = Self.start(kept, width)
        Self.orthonormalize(&basis, width)
        var values = [Double](repeating: 0, count: kept)
        for _ in 0..<Self.roundCountMax {
            let image = Self.product(matrix, basis, width, threadCount)
            var inner = [Double](repeating: 0, count: kept * kept)
            for one in 0..<kept {
                for other in 0...one {
                    let value = Self.dot(basis[one], image[other])
                    inner[one * kept + other] = value
                    inner[other * kept + one] = value
                }
            }
            let eigen = SymmetricEigen(inner, extent: kept)
            let change = zip(eigen.values, values).prefix(count).map { abs($0 - $1) }.max() ?? 0
            values = eigen.values
            // The images turned, so that each new direction is the image of an eigenvector.
            basis = (0..<kept).map { which in
                var row = [Double](repeating: 0, count: width)
                for source in 0..<kept {
                    let share = eigen.vectors[which * kept + source]
                    for place in 0..<width { row[place] += share * image[source][place] }
                }
                return row
            }
            Self.orthonormalize(&basis, width)
            if change <= Self.tolerance * (values.first ?? 0) { break }
        }
        self.values = Array(values.prefix(count))
        vectors = basis.prefix(count).flatMap(Self.signed)
    }

    /// Directions that no eigenvector is likely to be orthogonal to, the same each time: fractions
    /// of multiples of the golden ratio.
    private static func start(_ count: Int, _ width: Int) -> [[Double]] {
        let golden = 0.618_033_988_749_894_9
        return (0..<count).map { row in
            (0..<width).map { place in
                let turns = Double(row * width + place + 1) * golden
                return turns - turns.rounded(.down) - 0.5
            }
        }
    }

    /// Gram and Schmidt's process, twice, which is enough for double precision. A direction that
    /// lies within those before it, as in data of fewer dimensions, becomes an axis that does not.
    private static func orthonormalize(_ rows: inout [[Double]], _ width: Int) {
        var axis = 0
        for row in rows.indices {
            while true {
                let size = dot(rows[row], rows[row]).squareRoot()
                for _ in 0..<2 {
                    for before in 0..<row {
                        let share = dot(rows[row], rows[before])
                        for place in 0..<width { rows[row][place] -= share * rows[before][place] }
                    }
                }
                let length = dot(rows[row], rows[row]).squareRoot()
                if length > 1e-10 * size, length > 0 {
                    for place in 0..<width { rows[row][place] /= length }
                    break
                }
                rows[row] = [Double](repeating: 0, count: width)
                rows[row][axis] = 1
                axis += 1
            }
        }
    }

    private static func product(
        _ matrix: [Double], _ rows: [[Double]], _ width: Int, _ threadCount: Int
    ) -> [[Double]] {
        concurrentMap(rows, threadCount: threadCount) { row in
            var image = [Double](repeating: 0, count: width)
            for (place, share) in row.enumerated() {
                let start = place * width
                for column in 0..<width { image[column] += share * matrix[start + column] }
            }
            return image
        }
    }

    private static func dot(_ one: [Double], _ other: [Double]) -> Double {
        var sum = 0.0
        for place in one.indices { sum += one[place] * other[place] }
        return sum
    }

    private static func signed(_ row: [Double]) -> [Double] {
        let largest = row.max { abs($0) < abs($1) } ?? 0
        return largest < 0 ? row.map { -$0 } : row
    }
}
