internal import Engine

/// A support vector classifier of two classes.
///
/// With `y` = +1 for the first class and −1 for the second, `K` the kernel values and `C` the
/// penalties, the coefficients `β` (LIBSVM's `α·y`) solve
///
/// `minimise ½ βᵀKβ − Σ |β|   with   Σ β = 0,   0 ≤ β·y ≤ C`
///
/// The error of sample `i` is `e = y − Kβ`. At the solution a number `b`, the intercept, lies
/// between them: `e ≤ b` where `β` may be raised, `e ≥ b` where it may be lowered. The solver stops
/// when the largest error of the first kind is less than the tolerance above the smallest of the
/// second.
///
/// Rounds: the worst violators' kernel rows join the cache, in one matrix product; sequential
/// minimal optimisation solves the problem over the cached samples that could still move (the
/// others are shrunk away); the errors of all samples follow in one pass over the rows whose
/// coefficients moved. Rows, once made, serve all later rounds.
///
/// - SeeAlso: Chang and Lin, "LIBSVM", 2011, <https://doi.org/10.1145/1961189.1961199>; Platt,
///   "Fast Training of Support Vector Machines Using Sequential Minimal Optimization", 1998;
///   Keerthi and others, "Improvements to Platt's SMO Algorithm", 2001,
///   <https://doi.org/10.1162/089976601300014493>; Wen and others, "ThunderSVM", 2018,
///   <https://www.jmlr.org/papers/v19/17-740.html>.
struct PairSolver {
    /// What came out.
    struct Solution: Sendable {
        /// Of the first class's samples, then of the second's.
        var coefficients: [Double]
        var intercept: Double
        /// `½ βᵀKβ − Σ |β|`
        var objective: Double
        var stepCount: Int
        var isConverged: Bool
    }

    var cache: KernelCache
    let tolerance: Double
    let stepCountMax: Int
    /// The lowest and the highest value of each coefficient.
    let lowest: [Double]
    let highest: [Double]
    var coefficients: [Double]
    var errors: [Double]
    var stepCount = 0

    /// Rows that join in one round: products of fewer are slower a row, of more make rows that
    /// the solution would not have asked for.
    static let roundRowCount = 256

    /// - Parameter bounds: the penalties of the first and the second class.
    init(
        cache: KernelCache, bounds: (first: Double, second: Double), tolerance: Double,
        stepCountMax: Int
    ) {
        let firstCount = cache.split
        let secondCount = cache.source.classes[cache.pair.second].rowCount
        (self.cache, self.tolerance, self.stepCountMax) = (cache, tolerance, stepCountMax)
        func joined(_ first: Double, _ second: Double) -> [Double] {
            [Double](repeating: first, count: firstCount)
                + [Double](repeating: second, count: secondCount)
        }
        lowest = joined(0, -bounds.second)
        highest = joined(bounds.first, 0)
        coefficients = joined(0, 0)
        errors = joined(1, -1)
    }

    /// The largest error that a raise would use, and the smallest that a fall would.
    func extremes() -> (high: Double, low: Double) {
        var (high, low) = (-Double.infinity, Double.infinity)
        for index in errors.indices {
            if coefficients[index] < highest[index] { high = max(high, errors[index]) }
            if coefficients[index] > lowest[index] { low = min(low, errors[index]) }
        }
        return (high, low)
    }

    /// - Parameter shouldStop: asked before each round.
    /// - Throws: ``ClassicalError/stopped`` and the engine's failures.
    mutating func solve(shouldStop: () -> Bool) throws(ClassicalError) -> Solution {
        var (high, low) = extremes()
        var total = 0.0
        while high - low >= tolerance, stepCount < stepCountMax {
            if shouldStop() { throw .stopped }
            let joining = violators(high: high, low: low)
            makeRoom(for: joining.count, high: high, low: low)
            try cache.add(joining)
            // A rough solution first: errors of samples without rows will move it anyway.
            let goal = max(tolerance * Self.innerShare, (high - low) * Self.roughShare)
            let gain = optimize(high: high, low: low, tolerance: goal)
            total += gain
            // Rounding hides what is left of the conditions: no round would end it.
            if gain <= total * Self.gainShareMin { break }
            (high, low) = extremes()
        }
        return solution(high: high, low: low)
    }

    /// The inner problem ends a little sharper than the outer one is judged.
    private static let innerShare = 0.9
    private static let roughShare = 0.1
    /// A round that lowers the objective by less than this share of all that it fell so far.
    private static let gainShareMin = 1e-13

    /// Samples without a row that break the conditions most, half from either side.
    func violators(high: Double, low: Double) -> [Int] {
        // One from either side at least: the worst two are then always at hand.
        let limit = min(Self.roundRowCount, max(2, cache.capacity / 2))
        var (rising, falling): ([Int], [Int]) = ([], [])
        for index in errors.indices where cache.rows[index] == nil {
            if coefficients[index] < highest[index], errors[index] > low { rising.append(index) }
            if coefficients[index] > lowest[index], errors[index] < high { falling.append(index) }
        }
        // Equal errors, as all have at the start, in an order that spreads over the samples.
        func order(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: index) &* 2_654_435_769 }
        rising.sort { (errors[$1], order($0)) < (errors[$0], order($1)) }
        falling.sort { (errors[$0], order($0)) < (errors[$1], order($1)) }
        var chosen: [Int] = []
        var seen: Set<Int> = []
        for rank in 0..<max(rising.count, falling.count) where chosen.count < limit {
            for side in [rising, falling] where rank < side.count && chosen.count < limit {
                if seen.insert(side[rank]).inserted { chosen.append(side[rank]) }
            }
        }
        return chosen
    }

    /// Lets go of rows until so many more fit: those of samples at rest first, and never those of
    /// the worst violators, without which a round might move nothing.
    mutating func makeRoom(for count: Int, high: Double, low: Double) {
        let excess = cache.rows.count + count - cache.capacity
        guard excess > 0 else { return }
        func rank(_ sample: Int) -> Int {
            let (value, error) = (coefficients[sample], errors[sample])
            let isWorst =
                (value < highest[sample] && error >= high)
                || (value > lowest[sample] && error <= low)
            if isWorst { return 3 }
            if value == 0 { return 0 }
            return value == lowest[sample] || value == highest[sample] ? 1 : 2
        }
        let ordered = cache.rows.keys.sorted { (rank($0), $0) < (rank($1), $1) }
        for sample in ordered.prefix(excess) { cache.remove(sample) }
    }

    /// Optimises over the cached samples that the conditions let move.
    ///
    /// - Returns: by how much the objective fell.
    private mutating func optimize(high: Double, low: Double, tolerance: Double) -> Double {
        let active = cache.rows.keys.sorted().filter { index in
            (coefficients[index] < highest[index] && errors[index] > low)
                || (coefficients[index] > lowest[index] && errors[index] < high)
        }
        guard !active.isEmpty else { return 0 }
        let set = WorkingSet(
            samples: active, rows: active.map { cache.rows[$0]! },
            diagonal: active.map { cache.rows[$0]![$0] },
            coefficients: active.map { coefficients[$0] }, errors: active.map { errors[$0] },
            lowest: active.map { lowest[$0] }, highest: active.map { highest[$0] })
        let (steps, gain) = set.optimize(
            tolerance: tolerance, stepCountMax: stepCountMax - stepCount)
        var moved: [(sample: Int, change: Double)] = []
        for (place, sample) in active.enumerated() {
            let change = set.coefficients[place] - coefficients[sample]
            if change != 0 { moved.append((sample, change)) }
            coefficients[sample] = set.coefficients[place]
        }
        let (rows, changes, split) = (
            moved.map { cache.rows[$0.sample]! }, moved.map(\.change), cache.split
        )
        errors.withUnsafeMutableBufferPointer { errors in
            SupportVectorLoops.subtract(
                rows.map { $0.first.values.baseAddress }, times: changes,
                from: UnsafeMutableBufferPointer(rebasing: errors[..<split]))
            SupportVectorLoops.subtract(
                rows.map { $0.second.values.baseAddress }, times: changes,
                from: UnsafeMutableBufferPointer(rebasing: errors[split...]))
        }
        stepCount += steps
        return gain
    }

    private func solution(high: Double, low: Double) -> Solution {
        var (sum, count, objective) = (0.0, 0, 0.0)
        for (index, value) in coefficients.enumerated() {
            let sign: Double = index < cache.split ? 1 : -1
            // Kβ = y − e
            objective += 0.5 * value * (sign - errors[index]) - abs(value)
            if value > lowest[index], value < highest[index] {
                sum += errors[index]
                count += 1
            }
        }
        return Solution(
            coefficients: coefficients,
            intercept: count > 0 ? sum / Double(count) : (high + low) / 2,
            objective: objective, stepCount: stepCount, isConverged: high - low < tolerance)
    }
}
