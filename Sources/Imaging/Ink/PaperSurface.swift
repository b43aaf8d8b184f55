import NumeralCore

/// The light of a page without its ink, as a surface of second degree over the picture.
///
/// Fitted by least squares to a grid of means, and again to what is not far
/// below the last fit: ink is darker than its paper, so it drops out. Unlike a
/// closing it does not mistake a slope's end at the picture's edge for ink.
struct PaperSurface {
    /// Of 1, x, y, x², xy, y², where x and y run from −1 to 1.
    private var coefficients = [Double](repeating: 0, count: termCount)
    private static let termCount = 6
    /// The longest side of the grid.
    private static let gridSideMax = 48
    private static let roundCount = 8
    /// Points farther below the surface than this many mean distances are taken for ink.
    private static let belowMax = 1.0

    init(fitting light: GrayImage) {
        let longest = max(light.width, light.height)
        let grid = light.reduced(by: max(1, (longest + Self.gridSideMax - 1) / Self.gridSideMax))
        let values = grid.pixels.map(Double.init)
        let terms = (0..<grid.height).flatMap { row in
            (0..<grid.width).map { column in
                Self.terms(
                    (2 * Double(column) + 1) / Double(grid.width) - 1,
                    (2 * Double(row) + 1) / Double(grid.height) - 1)
            }
        }
        var isPaper = [Bool](repeating: true, count: values.count)
        for _ in 0..<Self.roundCount {
            guard let fit = Self.fit(terms, values, isPaper) else { return }
            coefficients = fit
            let heights = terms.map { zip($0, fit).reduce(0) { $0 + $1.0 * $1.1 } }
            let distances = zip(values, heights).map { $0 - $1 }
            let kept = zip(distances, isPaper).filter(\.1).map { abs($0.0) }
            let mean = max(0.5, kept.reduce(0, +) / Double(max(1, kept.count)))
            isPaper = distances.map { $0 > -Self.belowMax * mean * 1.5 }
        }
    }

    /// The surface at a place, each coordinate from −1 to 1.
    func height(_ x: Double, _ y: Double) -> Double {
        zip(Self.terms(x, y), coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static func terms(_ x: Double, _ y: Double) -> [Double] {
        [1, x, y, x * x, x * y, y * y]
    }

    /// Solves the normal equations; `nil` when the points do not determine a surface.
    private static func fit(
        _ terms: [[Double]], _ values: [Double], _ isUsed: [Bool]
    ) -> [Double]? {
        var rows = (0..<termCount).map { _ in [Double](repeating: 0, count: termCount + 1) }
        for index in values.indices where isUsed[index] {
            for first in 0..<termCount {
                for second in 0..<termCount {
                    rows[first][second] += terms[index][first] * terms[index][second]
                }
                rows[first][termCount] += terms[index][first] * values[index]
            }
        }
        for pivot in 0..<termCount {
            let best = (pivot..<termCount).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) }!
            rows.swapAt(pivot, best)
            guard abs(rows[pivot][pivot]) > 1e-9 else { return nil }
            for row in 0..<termCount where row != pivot {
                let factor = rows[row][pivot] / rows[pivot][pivot]
                for column in pivot...termCount {
                    rows[row][column] -= factor * rows[pivot][column]
                }
            }
        }
        return (0..<termCount).map { rows[$0][termCount] / rows[$0][$0] }
    }
}
