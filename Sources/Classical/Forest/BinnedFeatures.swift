internal import Parallel

/// Samples with each number replaced by the bin that it is in, so that a search for splits counts
/// instead of sorting.
struct BinnedFeatures: Sendable {
    /// How many samples.
    let rowCount: Int
    /// How many columns.
    let columnCount: Int
    /// `[column, row]`: what the large nodes at the top of a tree read, whose rows lie close.
    let byColumn: [UInt8]
    /// `[row, column]`: what small nodes read, whose few rows stay in the cache while the tree
    /// below them grows.
    let byRow: [UInt8]
    /// What each column's bins hold.
    let bins: [ColumnBins]

    /// Columns worked on together: each step to another row waits for memory, 64 floats together.
    private static let columnsAtOnce = 64

    /// - Precondition: all numbers are finite, and there is at least one row.
    init(_ features: FeatureMatrix, threadCount: Int) {
        (rowCount, columnCount) = (features.rowCount, features.columnCount)
        let (rowCount, columnCount) = (rowCount, columnCount)
        let starts = Array(stride(from: 0, to: columnCount, by: Self.columnsAtOnce))
        let parts = concurrentMap(starts, threadCount: threadCount) { start in
            let columns = start..<min(start + Self.columnsAtOnce, columnCount)
            return Self.binned(features, columns)
        }
        bins = parts.flatMap(\.bins)
        byColumn = parts.flatMap(\.indices)
        let byColumn = byColumn
        byRow = [UInt8](unsafeUninitializedCapacity: rowCount * columnCount) { rows, count in
            Self.transpose(byColumn, rowCount: rowCount, columnCount: columnCount, into: rows)
            count = rowCount * columnCount
        }
    }

    /// The bins of some columns, `[column, row]`.
    private static func binned(
        _ features: FeatureMatrix, _ columns: Range<Int>
    ) -> (bins: [ColumnBins], indices: [UInt8]) {
        let (rowCount, columnCount) = (features.rowCount, features.columnCount)
        var bins: [ColumnBins] = []
        let gathered = [Float](unsafeUninitializedCapacity: rowCount * columns.count) { to, count in
            features.values.withUnsafeBufferPointer { values in
                for row in 0..<rowCount {
                    let source = values.baseAddress! + row * columnCount + columns.lowerBound
                    let target = to.baseAddress! + row
                    for place in 0..<columns.count { target[place &* rowCount] = source[place] }
                }
            }
            count = rowCount * columns.count
        }
        let indices = [UInt8](unsafeUninitializedCapacity: gathered.count) { indices, count in
            gathered.withUnsafeBufferPointer { gathered in
                for place in 0..<columns.count {
                    let range = place * rowCount..<(place + 1) * rowCount
                    bins.append(
                        ColumnBins(
                            UnsafeBufferPointer(rebasing: gathered[range]),
                            into: UnsafeMutableBufferPointer(rebasing: indices[range])))
                }
            }
            count = rowCount * columns.count
        }
        return (bins, indices)
    }

    /// `[column, row]` to `[row, column]`, in squares that fit the innermost cache.
    private static func transpose(
        _ byColumn: [UInt8], rowCount: Int, columnCount: Int,
        into byRow: UnsafeMutableBufferPointer<UInt8>
    ) {
        let side = 64
        byColumn.withUnsafeBufferPointer { byColumn in
            for rowStart in stride(from: 0, to: rowCount, by: side) {
                for columnStart in stride(from: 0, to: columnCount, by: side) {
                    for row in rowStart..<min(rowStart + side, rowCount) {
                        for column in columnStart..<min(columnStart + side, columnCount) {
                            byRow[row * columnCount + column] = byColumn[column * rowCount + row]
                        }
                    }
                }
            }
        }
    }
}
