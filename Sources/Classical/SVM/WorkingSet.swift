internal import Engine

/// Sequential minimal optimisation over samples whose kernel rows are all at hand.
///
/// A step raises the coefficient of the largest error and lowers that of the partner that gains
/// most, by as much as minimises the objective along that line or as the bounds allow. Kernel
/// values among the samples are gathered row by row, when a step first wants one.
final class WorkingSet {
    private(set) var coefficients: [Double]
    private let samples: [Int]
    private let rows: [KernelCache.Row]
    private let lowest: [Double]
    private let highest: [Double]
    /// All of these are as long as a multiple of the loops' width; what is past the samples can
    /// neither be raised nor lowered.
    private let errors: UnsafeMutableBufferPointer<Double>
    private let raises: UnsafeMutableBufferPointer<Double>
    private let lowers: UnsafeMutableBufferPointer<Double>
    private let diagonal: UnsafeMutableBufferPointer<Float>
    private var gathered: [UnsafeMutablePointer<Float>?]

    /// The vectorised loops take so many at a time.
    private static let width = 8
    /// Two samples that are the same to the kernel: a line without curvature is taken as this one.
    private static let curvatureMin = 1e-12

    init(
        samples: [Int], rows: [KernelCache.Row], diagonal: [Float], coefficients: [Double],
        errors: [Double], lowest: [Double], highest: [Double]
    ) {
        (self.samples, self.rows, self.coefficients) = (samples, rows, coefficients)
        (self.lowest, self.highest) = (lowest, highest)
        let count = (samples.count + Self.width - 1) / Self.width * Self.width
        self.errors = .allocate(capacity: count)
        raises = .allocate(capacity: count)
        lowers = .allocate(capacity: count)
        self.diagonal = .allocate(capacity: count)
        gathered = [UnsafeMutablePointer<Float>?](repeating: nil, count: samples.count)
        self.errors.initialize(repeating: 0)
        raises.initialize(repeating: -.infinity)
        lowers.initialize(repeating: -.infinity)
        self.diagonal.initialize(repeating: 0)
        for place in samples.indices {
            self.errors[place] = errors[place]
            self.diagonal[place] = diagonal[place]
            allow(place)
        }
    }

    deinit {
        for case let row? in gathered { row.deallocate() }
        errors.deallocate()
        raises.deallocate()
        lowers.deallocate()
        diagonal.deallocate()
    }

    /// Steps until no two errors call for a step of more than the tolerance.
    ///
    /// - Returns: how many steps, and by how much the objective fell.
    func optimize(tolerance: Double, stepCountMax: Int) -> (stepCount: Int, gain: Double) {
        let none = row(0)
        var top = SupportVectorLoops.move(
            errors, along: none, minus: none, by: 0, raises: raises, lowers: lowers)
        var (stepCount, gain) = (0, 0.0)
        while top.high - top.low >= tolerance, stepCount < stepCountMax {
            let raised = top.raised
            let raisedRow = row(raised)
            let lowered = SupportVectorLoops.partner(
                of: errors, row: raisedRow, diagonal: diagonal, lowers: lowers, high: top.high,
                own: Double(diagonal[raised]), curvatureMin: Self.curvatureMin)
            let curvature = max(
                Self.curvatureMin,
                Double(diagonal[raised]) + Double(diagonal[lowered])
                    - 2 * Double(raisedRow[lowered]))
            let (above, below) = (
                highest[raised] - coefficients[raised], coefficients[lowered] - lowest[lowered]
            )
            let slope = errors[raised] - errors[lowered]
            let step = min(slope / curvature, above, below)
            gain += step * (slope - 0.5 * step * curvature)
            // To the bound itself, not to where rounding leaves the sum.
            coefficients[raised] = step == above ? highest[raised] : coefficients[raised] + step
            coefficients[lowered] = step == below ? lowest[lowered] : coefficients[lowered] - step
            allow(raised)
            allow(lowered)
            top = SupportVectorLoops.move(
                errors, along: raisedRow, minus: row(lowered), by: step, raises: raises,
                lowers: lowers)
            stepCount += 1
        }
        return (stepCount, gain)
    }

    /// Notes which ways a coefficient may move.
    private func allow(_ place: Int) {
        raises[place] = coefficients[place] < highest[place] ? 0 : -.infinity
        lowers[place] = coefficients[place] > lowest[place] ? 0 : -.infinity
    }

    private func row(_ place: Int) -> UnsafePointer<Float> {
        if let row = gathered[place] { return UnsafePointer(row) }
        let memory = UnsafeMutablePointer<Float>.allocate(capacity: errors.count)
        let source = rows[place]
        for other in samples.indices { memory[other] = source[samples[other]] }
        for other in samples.count..<errors.count { memory[other] = 0 }
        gathered[place] = memory
        return UnsafePointer(memory)
    }
}
