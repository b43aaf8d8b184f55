import NumeralCore

/// The light of a page without its ink, as a surface of second degree over the picture.
///
/// Fitted by least squares to a grid of means, and again to what is not far
/// below the last fit: ink is darker than its paper, so it drops out. Unlike a
/// closing it does not mistake a slope's end at the picture's edge for ink.
struct PaperSurface {
    /// Of 1, x, y, x², xy, y², where x and y run from −1 to 1.
    private var coefficients = Terms()
    private static let termCount = 6
    /// The longest side of the grid.
    private static let gridSideMax = 48
    private static let roundCount = 8
    /// Points farther from the surface than this many mean distances are not paper.
    private static let outlierMin = 1.5
    /// The longest side of the copy on which ink is told from paper: fine enough for strokes.
    private static let polaritySide = 128

    /// Fits the paper of a picture whose ink is darker than it.
    init(fitting light: GrayImage) {
        self.init(fitting: light, gridSideMax: Self.gridSideMax) { distance, mean in
            distance > -Self.outlierMin * mean
        }
    }

    /// Whether a shaded page is lighter than its ink: what lies far from the paper's surface lies
    /// below it.
    ///
    /// The page's own darkness says nothing: half of it may lie in shadow. Both sides are left
    /// out of the fit alike, and the cubes of the distances say which side is the heavier.
    static func isPaperLight(_ light: GrayImage) -> Bool {
        let longest = max(light.width, light.height)
        let copy = light.reduced(by: max(1, longest / polaritySide))
        let surface = PaperSurface(fitting: copy, gridSideMax: polaritySide) { distance, mean in
            abs(distance) < outlierMin * mean
        }
        var sum = 0.0
        for row in 0..<copy.height {
            let y = (2 * Double(row) + 1) / Double(copy.height) - 1
            for column in 0..<copy.width {
                let x = (2 * Double(column) + 1) / Double(copy.width) - 1
                let distance = Double(copy[column, row]) - surface.height(x, y)
                sum += distance * distance * distance
            }
        }
        return sum <= 0
    }

    private init(
        fitting light: GrayImage, gridSideMax: Int, keeping isKept: (Double, Double) -> Bool
    ) {
        let longest = max(light.width, light.height)
        let grid = light.reduced(by: max(1, (longest + gridSideMax - 1) / gridSideMax))
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
            let distances = zip(values, terms).map { value, terms in value - Self.sum(terms, fit) }
            let kept = zip(distances, isPaper).filter(\.1).map { abs($0.0) }
            let mean = max(0.5, kept.reduce(0, +) / Double(max(1, kept.count)))
            isPaper = distances.map { isKept($0, mean) }
        }
    }

    /// The surface at a place, each coordinate from −1 to 1.
    func height(_ x: Double, _ y: Double) -> Double { Self.sum(Self.terms(x, y), coefficients) }

    private typealias Terms = SIMD8<Double>

    private static func sum(_ terms: Terms, _ coefficients: Terms) -> Double {
        (terms * coefficients).sum()
    }

    /// The last two are padding.
    private static func terms(_ x: Double, _ y: Double) -> Terms {
        Terms(1, x, y, x * x, x * y, y * y, 0, 0)
    }

    /// Solves the normal equations; `nil` when the points do not determine a surface.
    private static func fit(
        _ terms: [Terms], _ values: [Double], _ isUsed: [Bool]
    ) -> Terms? {
        // Row by row of the matrix, the right side in the place after the terms.
        var rows = [Terms](repeating: Terms(), count: termCount)
        for index in values.indices where isUsed[index] {
            var line = terms[index]
            line[termCount] = values[index]
            for first in 0..<termCount { rows[first] += terms[index][first] * line }
        }
        for pivot in 0..<termCount {
            let best = (pivot..<termCount).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) }!
            rows.swapAt(pivot, best)
            guard abs(rows[pivot][pivot]) > 1e-9 else { return nil }
            for row in 0..<termCount where row != pivot {
                rows[row] -= rows[row][pivot] / rows[pivot][pivot] * rows[pivot]
            }
        }
        var solution = Terms()
        for row in 0..<termCount { solution[row] = rows[row][termCount] / rows[row][row] }
        return solution
    }
}
