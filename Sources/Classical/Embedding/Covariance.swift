internal import Engine
internal import Parallel

/// The mean and the covariance of rows: `(Σ x xᵀ) / (n − 1)` of rows less their mean.
struct Covariance {
    let mean: [Float]
    /// `[column, column]`, symmetric.
    let values: [Double]

    /// Rows of one matrix product: few enough that its sums in single precision stay sharp; the
    /// products are added up in double, in order, so that the threads change nothing.
    private static let chunkCount = 4096

    init(_ features: FeatureMatrix, threadCount: Int) throws(ClassicalError) {
        let (rowCount, width) = (features.rowCount, features.columnCount)
        var sums = [Double](repeating: 0, count: width)
        for row in 0..<rowCount {
            let start = row * width
            for column in 0..<width { sums[column] += Double(features.values[start + column]) }
        }
        let mean = sums.map { Float($0 / Double(max(1, rowCount))) }
        let starts = Array(stride(from: 0, to: rowCount, by: Self.chunkCount))
        let products = try concurrentMap(starts, threadCount: threadCount) {
            (start) throws(ClassicalError) in
            let rows = start..<min(rowCount, start + Self.chunkCount)
            return try Self.product(features, rows, mean)
        }
        var values = [Double](repeating: 0, count: width * width)
        for product in products {
            for place in values.indices { values[place] += Double(product[place]) }
        }
        let share = 1 / Double(max(1, rowCount - 1))
        for one in 0..<width {
            for other in 0...one {
                let value =
                    (values[one * width + other] + values[other * width + one]) / 2 * share
                values[one * width + other] = value
                values[other * width + one] = value
            }
        }
        (self.mean, self.values) = (mean, values)
    }

    /// `Σ x xᵀ` over some rows less the mean.
    private static func product(
        _ features: FeatureMatrix, _ rows: Range<Int>, _ mean: [Float]
    ) throws(ClassicalError) -> [Float] {
        let width = features.columnCount
        var centred = [Float](repeating: 0, count: rows.count * width)
        var turned = centred
        for (place, row) in rows.enumerated() {
            for column in 0..<width {
                let value = features.values[row * width + column] - mean[column]
                centred[place * width + column] = value
                turned[column * rows.count + place] = value
            }
        }
        var product = [Float](repeating: 0, count: width * width)
        let failure: DNNLError? = turned.withUnsafeBufferPointer { turned in
            centred.withUnsafeBufferPointer { centred in
                product.withUnsafeMutableBufferPointer { product in
                    do throws(DNNLError) {
                        try MatrixProduct.rowsByColumns(
                            turned, centred, depth: rows.count, into: product, threadCount: 1)
                        return nil
                    } catch { return error }
                }
            }
        }
        if let failure { throw .engine(failure) }
        return product
    }
}
