public import NumeralCore

/// Connected ink of a page, in the page's own pixels.
public struct InkPart: Hashable, Sendable {
    private var left: Int
    private var top: Int
    private var right: Int
    private var bottom: Int
    /// How many pixels it has.
    public private(set) var area = 0
    /// The sum of its ink, 255 a pixel of full ink.
    public private(set) var mass = 0
    /// Its darkest ink.
    public private(set) var peak: UInt8 = 0
    /// How many of its pixels stand in the outermost row or column of each side, at most.
    var frameContact: Int { contacts.max() }
    private var contacts = SIMD4<Int>()
    /// Sums of x, y, x², xy, y² over its pixels.
    private var sums = SIMD8<Double>()

    /// The smallest box around it.
    public var box: Box { Box(x: left, y: top, width: right - left, height: bottom - top) }

    /// The longer side of its box.
    public var side: Int { max(right - left, bottom - top) }

    init(_ run: ComponentLabels.Run) {
        (left, right) = (Int(run.start), Int(run.end))
        (top, bottom) = (Int(run.row), Int(run.row) + 1)
    }

    mutating func add(
        _ run: ComponentLabels.Run, mass: Int, peak: UInt8, width: Int, height: Int
    ) {
        let count = Int(run.end - run.start)
        contacts &+= SIMD4(
            run.start == 0 ? 1 : 0, Int(run.end) == width ? 1 : 0, run.row == 0 ? count : 0,
            Int(run.row) == height - 1 ? count : 0)
        left = min(left, Int(run.start))
        right = max(right, Int(run.end))
        bottom = max(bottom, Int(run.row) + 1)
        area += count
        self.mass += mass
        self.peak = max(self.peak, peak)
        let (a, b, y) = (Double(run.start), Double(run.end - 1), Double(run.row))
        let pixels = b - a + 1
        let x = (a + b) / 2 * pixels
        // Σ x² of a … b: the count times the middle's square, and what whole numbers spread.
        let xx = pixels * ((a + b) / 2) * ((a + b) / 2) + pixels * (pixels * pixels - 1) / 12
        sums += SIMD8(x, y * pixels, xx, x * y, y * y * pixels, 0, 0, 0)
    }

    /// Its pixels' middle.
    var centre: SIMD2<Double> { SIMD2(sums[0], sums[1]) / Double(area) }

    /// The lengths of the bar that spreads as the part does: a bar of length l has variance l²/12.
    public var extents: (length: Double, width: Double) {
        let n = Double(area)
        let (x, y) = (centre.x, centre.y)
        // A pixel is a square, not a point.
        let (xx, xy, yy) = (
            sums[2] / n - x * x + 1.0 / 12, sums[3] / n - x * y, sums[4] / n - y * y + 1.0 / 12
        )
        let middle = (xx + yy) / 2
        let half = ((xx - yy) * (xx - yy) / 4 + xy * xy).squareRoot()
        return ((12 * (middle + half)).squareRoot(), (12 * max(0, middle - half)).squareRoot())
    }
}
