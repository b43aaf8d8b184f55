/// The squared Euclidean distance of a row from a row of bytes, always added up in the same order.
struct RowDistance: Sendable {
    let columnCount: Int
    let steps: [Float]

    /// Sums run side by side in so many lanes.
    private static let laneCount = 8

    /// `Σ (centred − step · byte)²`.
    ///
    /// - Parameters:
    ///   - centred: a row's numbers, the offsets taken off.
    ///   - bytes: as many bytes.
    func squared(from centred: [Float], to bytes: UnsafePointer<UInt8>) -> Float {
        var sums = SIMD8<Float>()
        let wholeCount = columnCount / Self.laneCount * Self.laneCount
        var rest: Float = 0
        centred.withUnsafeBytes { centred in
            steps.withUnsafeBytes { steps in
                for column in stride(from: 0, to: wholeCount, by: Self.laneCount) {
                    let place = column * MemoryLayout<Float>.stride
                    let value = centred.loadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self)
                    let step = steps.loadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self)
                    let known = Self.floats(bytes + column)
                    let difference = value - step * known
                    sums += difference * difference
                }
            }
        }
        for column in wholeCount..<columnCount {
            let difference = centred[column] - steps[column] * Float(bytes[column])
            rest += difference * difference
        }
        return sums.sum() + rest
    }

    @inline(__always)
    private static func floats(_ bytes: UnsafePointer<UInt8>) -> SIMD8<Float> {
        SIMD8(
            Float(bytes[0]), Float(bytes[1]), Float(bytes[2]), Float(bytes[3]), Float(bytes[4]),
            Float(bytes[5]), Float(bytes[6]), Float(bytes[7]))
    }
}
