internal import CKernels

/// Distances of a row of numbers from rows that keep a byte a number.
package enum ByteRowDistances {
    /// `squares[r] = Σ_c (row[c] − steps[c] · bytes[r, c])²`, always added up in the same order,
    /// whatever the rows are among.
    ///
    /// - Parameters:
    ///   - row: `[column]`.
    ///   - steps: `[column]`, what a step of one byte means.
    ///   - bytes: `[row, column]`, row-major.
    /// - Precondition: the counts fit each other.
    package static func squared(
        from row: UnsafeBufferPointer<Float>, steps: UnsafeBufferPointer<Float>,
        to bytes: UnsafeBufferPointer<UInt8>, into squares: UnsafeMutableBufferPointer<Float>
    ) {
        precondition(row.count > 0 && steps.count == row.count, "the row has another width")
        precondition(bytes.count == squares.count * row.count, "the rows have another count")
        numeral_byte_distances(
            squares.baseAddress, row.baseAddress, steps.baseAddress, bytes.baseAddress,
            squares.count, row.count)
    }
}
