/// The five ways in which a PNG file writes a row as differences, undone.
///
/// - SeeAlso: <https://www.w3.org/TR/png-3/>, section 9.
enum PNGFilter {
    typealias Row = UnsafeMutablePointer<UInt8>

    /// Writes a row.
    ///
    /// - Parameters:
    ///   - filter: the byte before the row.
    ///   - coded: `size` bytes as they stand in the file.
    ///   - above: the row above, written already; `nil` for the first, which stands below zeros.
    ///   - row: where the bytes are written: apart from those that are coded, or anywhere before.
    ///   - step: bytes from a sample to the one to the left of it, at least 1.
    /// - Returns: whether there is such a filter.
    static func undo(
        _ filter: UInt8, _ coded: UnsafePointer<UInt8>, above: Row?, into row: Row, size: Int,
        step: Int
    ) -> Bool {
        switch (filter, above) {
        case (0, _), (2, nil): row.update(from: coded, count: size)
        case (1, _), (4, nil): undoSub(coded, row, size, step)
        case (2, let above?): undoUp(coded, above, row, size)
        case (3, _): undoAverage(coded, above, row, size, step)
        case (4, let above?): undoPaeth(coded, above, row, size, step)
        default: return false
        }
        return true
    }

    /// What browsers write for a canvas. The row may lie a few bytes before what is coded, so the
    /// compiler does not vectorise the loop itself.
    private static func undoUp(
        _ coded: UnsafePointer<UInt8>, _ above: Row, _ row: Row, _ size: Int
    ) {
        typealias Part = SIMD32<UInt8>
        let (from, up, to) = (
            UnsafeRawPointer(coded), UnsafeRawPointer(above), UnsafeMutableRawPointer(row)
        )
        var index = 0
        while index &+ Part.scalarCount <= size {
            let sum =
                from.loadUnaligned(fromByteOffset: index, as: Part.self)
                &+ up.loadUnaligned(fromByteOffset: index, as: Part.self)
            to.storeBytes(of: sum, toByteOffset: index, as: Part.self)
            index &+= Part.scalarCount
        }
        while index < size {
            row[index] = coded[index] &+ above[index]
            index &+= 1
        }
    }

    private static func undoSub(
        _ coded: UnsafePointer<UInt8>, _ row: Row, _ size: Int, _ step: Int
    ) {
        if step == 4 {
            var left = SIMD4<UInt8>()
            let (coded, row) = (UnsafeRawPointer(coded), UnsafeMutableRawPointer(row))
            for index in stride(from: 0, to: size, by: 4) {
                left &+= coded.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt8>.self)
                row.storeBytes(of: left, toByteOffset: index, as: SIMD4<UInt8>.self)
            }
            return
        }
        for index in 0..<min(step, size) { row[index] = coded[index] }
        var index = step
        while index < size {
            row[index] = coded[index] &+ row[index &- step]
            index &+= 1
        }
    }

    private static func undoAverage(
        _ coded: UnsafePointer<UInt8>, _ above: Row?, _ row: Row, _ size: Int, _ step: Int
    ) {
        var index = 0
        while index < size {
            let left = index < step ? 0 : UInt16(row[index &- step])
            let mean = (left &+ UInt16(above?[index] ?? 0)) / 2
            row[index] = coded[index] &+ UInt8(truncatingIfNeeded: mean)
            index &+= 1
        }
    }

    private static func undoPaeth(
        _ coded: UnsafePointer<UInt8>, _ above: Row, _ row: Row, _ size: Int, _ step: Int
    ) {
        for index in 0..<min(step, size) { row[index] = coded[index] &+ above[index] }
        var index = step
        while index < size {
            let left = Int16(row[index &- step])
            let (up, corner) = (Int16(above[index]), Int16(above[index &- step]))
            // Distances of left + up − corner from each of the three.
            let (toLeft, toUp) = (abs(up &- corner), abs(left &- corner))
            let toCorner = abs(left &+ up &- corner &- corner)
            let nearest =
                toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
            row[index] = coded[index] &+ UInt8(truncatingIfNeeded: nearest)
            index &+= 1
        }
    }
}
