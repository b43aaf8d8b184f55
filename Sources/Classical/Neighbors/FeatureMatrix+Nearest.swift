extension FeatureMatrix {
    /// The nearest other rows of each row, by Euclid's distance: the nearest first, then the first.
    ///
    /// Distances are taken to rows whose columns are on 256 even steps, which bytes are on already.
    /// The answer does not depend on the threads.
    ///
    /// - Parameter count: how many; fewer than there are rows.
    /// - Throws: ``ClassicalError/samples(reason:)`` for numbers that are not finite or above 10¹²
    ///   in size; ``ClassicalError/engine(_:)``.
    /// - Complexity: rows² × columns multiplications.
    public func nearestRows(
        count: Int, threadCount: Int
    ) throws(ClassicalError) -> [[NearestRow]] {
        precondition(1..<max(2, rowCount) ~= count, "\(count) neighbours among \(rowCount) rows")
        guard values[...].allAreAtMost(ByteRows.magnitudeMax) else {
            throw .samples(reason: "a sample has a number that is not finite, or above 10¹²")
        }
        // A row is its own nearest, unless as many others are the same: then one of these goes.
        let lists = try ByteRows(self).nearest(
            to: self, nearestCount: count + 1, threadCount: threadCount)
        return lists.enumerated().map { row, list in
            Array(list.filter { $0.row != row }.prefix(count))
        }
    }
}
