internal import Engine

extension ByteRows {
    /// The square of the Euclidean distance of each of some neighbouring rows from a row, always
    /// added up in the same order.
    ///
    /// - Parameter centred: a row's numbers, the offsets taken off.
    func squaredDistances(
        from centred: [Float], to rows: Range<Int>,
        into squares: UnsafeMutableBufferPointer<Float>
    ) {
        Self.squaredDistances(from: centred, steps: steps, bytes, rows, into: squares)
    }

    /// The same before all of a value's parts are known.
    static func squaredDistances(
        from centred: [Float], steps: [Float], _ bytes: [UInt8], _ rows: Range<Int>,
        into squares: UnsafeMutableBufferPointer<Float>
    ) {
        let range = rows.lowerBound * steps.count..<rows.upperBound * steps.count
        centred.withUnsafeBufferPointer { centred in
            steps.withUnsafeBufferPointer { steps in
                bytes.withUnsafeBufferPointer { bytes in
                    ByteRowDistances.squared(
                        from: centred, steps: steps,
                        to: UnsafeBufferPointer(rebasing: bytes[range]), into: squares)
                }
            }
        }
    }
}
