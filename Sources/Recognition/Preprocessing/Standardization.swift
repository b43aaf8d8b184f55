/// Each feature brought to mean 0 and deviation 1 over the training set.
///
/// `(value − mean of its column) / deviation of its column`; a column that never varies is only
/// shifted. The numbers are fitted when a model is trained, and are part of it.
public struct Standardization: Hashable, Sendable, Codable {
    /// One a column; empty before it is fitted.
    public let means: [Float]
    /// One a column; 1 where the column never varies.
    public let deviations: [Float]

    /// Not fitted yet.
    public init() { (means, deviations) = ([], []) }

    /// The means and deviations of columns.
    ///
    /// - Parameter values: `[row, column]`, row-major, at least one row.
    init(fitting values: [Float], columnCount: Int) {
        precondition(!values.isEmpty && values.count % columnCount == 0)
        let rowCount = Double(values.count / columnCount)
        var sums = [Double](repeating: 0, count: columnCount)
        var squares = sums
        for row in stride(from: 0, to: values.count, by: columnCount) {
            for column in 0..<columnCount { sums[column] += Double(values[row + column]) }
        }
        let means = sums.map { $0 / rowCount }
        for row in stride(from: 0, to: values.count, by: columnCount) {
            for column in 0..<columnCount {
                let difference = Double(values[row + column]) - means[column]
                squares[column] += difference * difference
            }
        }
        self.means = means.map { Float($0) }
        deviations = squares.map { square in
            let deviation = Float((square / rowCount).squareRoot())
            return deviation > 1e-6 ? deviation : 1
        }
    }

    /// Standardises one row in place.
    func apply(to values: UnsafeMutableBufferPointer<Float>) {
        precondition(values.count == means.count, "fitted to another number of columns")
        for index in values.indices {
            values[index] = (values[index] - means[index]) / deviations[index]
        }
    }

    /// What is wrong with fitted numbers, or `nil`.
    func complaint(columnCount: Int) -> String? {
        guard !means.isEmpty || !deviations.isEmpty else { return nil }
        guard means.count == columnCount, deviations.count == columnCount else {
            return "needs \(columnCount) means and deviations"
        }
        let isSound =
            means.allSatisfy { abs($0) <= 1e6 } && deviations.allSatisfy { $0 > 1e-6 && $0 <= 1e6 }
        return isSound ? nil : "has a mean or a deviation that is out of range"
    }
}
