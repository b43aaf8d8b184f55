internal import Foundation
internal import Parallel

/// Gradient descent of t-SNE with momentum and a gain for each coordinate.
struct EmbeddingDescent {
    private(set) var x: [Float]
    private(set) var y: [Float]
    private var velocity: (x: [Float], y: [Float])
    private var gains: (x: [Float], y: [Float])
    private let rate: Float
    private let threadCount: Int

    /// How much stronger attraction is at first, so that groups find together, and for how long.
    private static let exaggeration: Float = 12
    private static let exaggeratedStepCount = 250
    /// While attraction is exaggerated, and after it.
    private static let momenta: (early: Float, late: Float) = (0.5, 0.8)
    /// A gain grows where a coordinate keeps its direction and shrinks where it does not.
    private static let gainGrowth: Float = 0.2
    private static let gainShrinking: Float = 0.8
    private static let gainMin: Float = 0.01
    /// The deviation of the first coordinate at the start: small, so that all can pass each other.
    private static let startDeviation: Float = 1e-4
    /// The rate for few samples.
    private static let rateMin: Float = 50
    /// Samples that one thread takes at a time.
    private static let chunkCount = 64

    /// Starts from the first two columns.
    init(from features: FeatureMatrix, threadCount: Int) {
        let count = features.rowCount
        func column(_ index: Int) -> [Float] {
            (0..<count).map { features.values[$0 * features.columnCount + index] }
        }
        var (x, y) = (column(0), column(1))
        let mean = x.reduce(0, +) / Float(count)
        let deviation =
            (x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(count)).squareRoot()
        let scale = deviation > 0 ? Self.startDeviation / deviation : 1
        for place in 0..<count { (x[place], y[place]) = (x[place] * scale, y[place] * scale) }
        let zeros = [Float](repeating: 0, count: count)
        let ones = [Float](repeating: 1, count: count)
        (self.x, self.y, velocity, gains) = (x, y, (zeros, zeros), (ones, ones))
        rate = max(Self.rateMin, Float(count) / Self.exaggeration / 4)
        self.threadCount = threadCount
    }

    mutating func step(_ number: Int, _ likeness: NeighborLikeness) {
        let isEarly = number < Self.exaggeratedStepCount
        let forces = forces(likeness)
        let whole = Float(forces.reduce(0) { $0 + $1.sum })
        let attraction = isEarly ? Self.exaggeration : 1
        let momentum = isEarly ? Self.momenta.early : Self.momenta.late
        for (place, force) in forces.enumerated() {
            // The gradient of the divergence by the point.
            let slopeX = 4 * (attraction * force.pull.x - force.push.x / whole)
            let slopeY = 4 * (attraction * force.pull.y - force.push.y / whole)
            Self.move(&x[place], &velocity.x[place], &gains.x[place], slopeX, momentum, rate)
            Self.move(&y[place], &velocity.y[place], &gains.y[place], slopeY, momentum, rate)
        }
        let count = Float(x.count)
        let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
        for place in x.indices { (x[place], y[place]) = (x[place] - meanX, y[place] - meanY) }
    }

    private static func move(
        _ place: inout Float, _ velocity: inout Float, _ gain: inout Float, _ slope: Float,
        _ momentum: Float, _ rate: Float
    ) {
        gain = max(
            gainMin, slope * velocity < 0 ? gain + gainGrowth : gain * gainShrinking)
        velocity = momentum * velocity - rate * gain * slope
        place += velocity
    }

    /// What the others do to a point: `Σ p w (y − yⱼ)`, `Σ w² (y − yⱼ)` and `Σ w`, where
    /// `w = 1 / (1 + |y − yⱼ|²)`.
    private struct Force {
        var pull: SIMD2<Float>
        var push: SIMD2<Float>
        var sum: Double
    }

    /// Each point's by itself, in one order, so that the threads change nothing.
    private func forces(_ likeness: NeighborLikeness) -> [Force] {
        let starts = Array(stride(from: 0, to: x.count, by: Self.chunkCount))
        return concurrentMap(starts, threadCount: threadCount) { start in
            (start..<min(x.count, start + Self.chunkCount)).map { force(on: $0, likeness) }
        }.flatMap(\.self)
    }

    private func force(on own: Int, _ likeness: NeighborLikeness) -> Force {
        typealias Lanes = SIMD8<Float>
        let count = x.count
        let wholeCount = count / Lanes.scalarCount * Lanes.scalarCount
        var (pullX, pullY, pushX, pushY, sum) = (Lanes(), Lanes(), Lanes(), Lanes(), Lanes())
        func add(_ otherX: Lanes, _ otherY: Lanes, _ p: Lanes, _ mask: Lanes) {
            let (dx, dy) = (x[own] - otherX, y[own] - otherY)
            let w = mask / (1 + dx * dx + dy * dy)
            let (pull, push) = (p * w, w * w)
            pullX += pull * dx
            pullY += pull * dy
            pushX += push * dx
            pushY += push * dy
            sum += w
        }
        x.withUnsafeBytes { x in
            y.withUnsafeBytes { y in
                likeness.values.withUnsafeBytes { p in
                    let row = own * count * MemoryLayout<Float>.stride
                    for place in stride(from: 0, to: wholeCount, by: Lanes.scalarCount) {
                        let offset = place * MemoryLayout<Float>.stride
                        add(
                            x.loadUnaligned(fromByteOffset: offset, as: Lanes.self),
                            y.loadUnaligned(fromByteOffset: offset, as: Lanes.self),
                            p.loadUnaligned(fromByteOffset: row + offset, as: Lanes.self),
                            Lanes(repeating: 1))
                    }
                }
            }
        }
        var (otherX, otherY, p, mask) = (Lanes(), Lanes(), Lanes(), Lanes())
        for place in wholeCount..<count {
            let lane = place - wholeCount
            (otherX[lane], otherY[lane], mask[lane]) = (x[place], y[place], 1)
            p[lane] = likeness.values[own * count + place]
        }
        add(otherX, otherY, p, mask)
        // The point is its own neighbour here, at no distance: 1 too much in the sum.
        return Force(
            pull: SIMD2(pullX.sum(), pullY.sum()), push: SIMD2(pushX.sum(), pushY.sum()),
            sum: Double(sum.sum()) - 1)
    }

    /// `Σ p ln(p / q)`.
    func divergence(_ likeness: NeighborLikeness) -> Double {
        let whole = forces(likeness).reduce(0) { $0 + $1.sum }
        return concurrentMap(Array(x.indices), threadCount: threadCount) { one in
            var sum = 0.0
            for other in x.indices where other != one {
                let p = Double(likeness.values[one * x.count + other])
                let (dx, dy) = (Double(x[one] - x[other]), Double(y[one] - y[other]))
                let q = 1 / (1 + dx * dx + dy * dy) / whole
                sum += p * log(p / max(q, .leastNormalMagnitude))
            }
            return sum
        }.reduce(0, +)
    }
}
