/// What a solver learns from and answers for: one row of numbers a sample.
public struct FeatureMatrix: Hashable, Sendable {
    /// How many samples.
    public let rowCount: Int
    /// How many numbers each has, at least one.
    public let columnCount: Int
    /// `[row, column]`, row-major.
    public let values: [Float]

    /// - Precondition: there are `values.count / columnCount` whole rows.
    public init(columnCount: Int, values: [Float]) {
        precondition(columnCount > 0 && values.count % columnCount == 0, "no whole rows")
        rowCount = values.count / columnCount
        (self.columnCount, self.values) = (columnCount, values)
    }

    /// The places of one row's numbers in ``values``.
    public func range(ofRow row: Int) -> Range<Int> {
        row * columnCount..<(row + 1) * columnCount
    }

    /// Some of the rows, in the order given; a row may occur more than once.
    public func select(_ rows: some Collection<Int>) -> FeatureMatrix {
        var chosen: [Float] = []
        chosen.reserveCapacity(rows.count * columnCount)
        for row in rows { chosen += values[range(ofRow: row)] }
        return FeatureMatrix(columnCount: columnCount, values: chosen)
    }
}
