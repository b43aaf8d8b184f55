extension ColumnBins {
    /// A cut at some share of the way from one bin to a higher one, which stays above it.
    func cut(from low: Int, to high: Int, at share: Double) -> (bin: Int, threshold: Float) {
        let (bottom, top) = (greatest[low], least[high])
        let drawn = Float(Double(bottom) + share * (Double(top) - Double(bottom)))
        // Rounding may lift it to the top, which would leave nothing on the right.
        let threshold = drawn < top ? drawn : bottom
        // The last bin that begins at or below it.
        var (lower, upper) = (low, high)
        while upper - lower > 1 {
            let middle = (lower + upper) / 2
            if least[middle] <= threshold { lower = middle } else { upper = middle }
        }
        return (lower, max(threshold, greatest[lower]))
    }
}
