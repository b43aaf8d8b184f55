/// One column's values in at most 256 bins, in rising order.
///
/// A column of at most 256 different values has a bin for each of them, so that no split is lost:
/// bytes of pixels, scaled or not. Any other column gets bins of about equally many values.
struct ColumnBins: Sendable {
    /// The most bins of a column: their numbers are bytes.
    static let countMax = 256
    /// How many of a column's values its quantiles are read from, 64 a bin; all would take a
    /// sort of the whole column.
    static let quantileSampleCount = 1 << 14

    /// The least value in each bin.
    private(set) var least: [Float] = []
    /// The greatest value in each bin.
    private(set) var greatest: [Float] = []

    /// How many bins there are.
    var count: Int { least.count }

    /// Chooses the bins of a column, and says for each of its values which one it is in.
    ///
    /// - Parameters:
    ///   - values: finite numbers, at least one.
    ///   - indices: where the bin of each value is written.
    init(_ values: UnsafeBufferPointer<Float>, into indices: UnsafeMutableBufferPointer<UInt8>) {
        if var distinct = DistinctValues(values) {
            least = distinct.values.sorted()
            greatest = least
            distinct.assign(values, sorted: least, into: indices)
        } else {
            assignQuantiles(values, into: indices)
        }
    }

    private mutating func assignQuantiles(
        _ values: UnsafeBufferPointer<Float>, into indices: UnsafeMutableBufferPointer<UInt8>
    ) {
        let step = max(1, values.count / Self.quantileSampleCount)
        let sample = stride(from: 0, to: values.count, by: step).map { values[$0] }.sorted()
        // The upper ends of all bins but the last, which has none.
        var ends: [Float] = []
        for bin in 1..<Self.countMax {
            let end = sample[bin * (sample.count - 1) / Self.countMax]
            if end > ends.last ?? -.infinity { ends.append(end) }
        }
        var lows = [Float](repeating: .infinity, count: ends.count + 1)
        var highs = [Float](repeating: -.infinity, count: ends.count + 1)
        for index in values.indices {
            let value = values[index]
            let bin = Self.place(of: value, after: ends)
            indices[index] = UInt8(bin)
            lows[bin] = min(lows[bin], value)
            highs[bin] = max(highs[bin], value)
        }
        // The last bin is empty when the sample saw the greatest value in its last quantile.
        let isLastEmpty = lows[ends.count] == .infinity
        least = isLastEmpty ? lows.dropLast() : lows
        greatest = isLastEmpty ? highs.dropLast() : highs
    }

    /// How many of some rising numbers are below a value.
    static func place(of value: Float, after ends: [Float]) -> Int {
        var (lower, length) = (0, ends.count)
        while length > 0 {
            let half = length / 2
            let isAfter = ends[lower + half] < value
            lower = isAfter ? lower + half + 1 : lower
            length = isAfter ? length - half - 1 : half
        }
        return lower
    }
}
