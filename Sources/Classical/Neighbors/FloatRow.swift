/// Sums over rows of numbers, in eight lanes side by side and always in the same order: without
/// lanes a sum waits for each addition, and a compiler may not reorder them.
enum FloatRow {
    private typealias Lanes = SIMD8<Float>

    /// `Σ left · right`.
    static func product(_ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ count: Int)
        -> Float
    {
        sum(left, right, count) { $0 * $1 }
    }

    /// `Σ (left − right)²`.
    static func squaredDistance(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ count: Int
    ) -> Float {
        sum(left, right, count) {
            let difference = $0 - $1
            return difference * difference
        }
    }

    /// `target += factor · source`.
    static func add(
        _ factor: Float, _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>,
        _ count: Int
    ) {
        for index in 0..<count { target[index] += factor * source[index] }
    }

    @inline(__always)
    private static func sum(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ count: Int,
        _ term: (Lanes, Lanes) -> Lanes
    ) -> Float {
        var sums = Lanes()
        let wholeCount = count / Lanes.scalarCount * Lanes.scalarCount
        let (leftBytes, rightBytes) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
        for index in stride(from: 0, to: wholeCount, by: Lanes.scalarCount) {
            let place = index * MemoryLayout<Float>.stride
            sums += term(
                leftBytes.loadUnaligned(fromByteOffset: place, as: Lanes.self),
                rightBytes.loadUnaligned(fromByteOffset: place, as: Lanes.self))
        }
        var rest = Lanes()
        for index in wholeCount..<count {
            let (value, other) = (Lanes(repeating: left[index]), Lanes(repeating: right[index]))
            rest[0] += term(value, other)[0]
        }
        return sums.sum() + rest[0]
    }
}
