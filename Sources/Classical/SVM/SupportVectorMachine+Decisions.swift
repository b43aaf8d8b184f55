internal import Engine
internal import Parallel

extension SupportVectorMachine {
    /// Rows that are answered together. With the support vectors on the left and so many rows on
    /// the right the matrix product reaches 85 % of the engine's peak: 6 ms for 12,000 vectors of
    /// 784 numbers.
    static let blockRowCount = 32
    /// Few rows are filled up to so many: 4.5 ms then, and no less for fewer. Between 2 and 512
    /// rows on the right the product gives each row the same bits; a single one goes another way.
    static let blockRowCountMin = 16

    /// Each pair's decision value: above 0 speaks for the pair's first class.
    ///
    /// - Returns: `[row, pair]`, the same bits for a row alone, in any batch, on any threads.
    /// - Throws: ``ClassicalError/samples(reason:)`` for rows of another width, for numbers that
    ///   are not finite, and when a kernel value overflows.
    public func decisions(
        of features: FeatureMatrix, threadCount: Int
    ) throws(ClassicalError) -> [Float] {
        try features.check(columnCount: supportVectors.columnCount)
        let scales = coefficients.map(Double.init)
        let starts = Array(stride(from: 0, to: features.rowCount, by: Self.blockRowCount))
        let blocks = try concurrentMap(starts, threadCount: threadCount) {
            start throws(ClassicalError) in
            try blockDecisions(
                of: features, rows: start..<min(start + Self.blockRowCount, features.rowCount),
                scales: scales)
        }
        let decisions = blocks.flatMap { $0 }
        guard decisions.allSatisfy(\.isFinite) else {
            throw .samples(reason: "a sample is too large for the kernel")
        }
        return decisions
    }

    private func blockDecisions(
        of features: FeatureMatrix, rows: Range<Int>, scales: [Double]
    ) throws(ClassicalError) -> [Float] {
        let width =
            rows.count <= Self.blockRowCountMin ? Self.blockRowCountMin : Self.blockRowCount
        let depth = features.columnCount
        var block = Array(features.values[rows.lowerBound * depth..<rows.upperBound * depth])
        block += [Float](repeating: 0, count: (width - rows.count) * depth)
        let blockSquares = FeatureMatrix(columnCount: depth, values: block).squares
        // [class][other class, row]
        var sums: [[Double]] = []
        var first = 0
        for count in classCounts {
            sums.append(
                try pairSums(
                    of: block, squares: blockSquares, vectors: first..<first + count,
                    scales: scales))
            first += count
        }
        var decisions: [Float] = []
        decisions.reserveCapacity(rows.count * pairCount)
        for row in 0..<rows.count {
            var pair = 0
            for a in 0..<classCount {
                for b in a + 1..<classCount {
                    let sum = sums[a][(b - 1) * width + row] + sums[b][a * width + row]
                    decisions.append(Float(sum + Double(intercepts[pair])))
                    pair += 1
                }
            }
        }
        return decisions
    }

    /// One class's support vectors' part of each decision: `[other class, row of the block]`.
    private func pairSums(
        of block: [Float], squares blockSquares: [Float], vectors: Range<Int>, scales: [Double]
    ) throws(ClassicalError) -> [Double] {
        let (width, depth) = (blockSquares.count, supportVectors.columnCount)
        var sums = [Double](repeating: 0, count: (classCount - 1) * width)
        guard !vectors.isEmpty else { return sums }
        // The left side has a least size, too, below which the product goes another way.
        let leftRowCount = max(vectors.count, KernelSource.productRowCountMin)
        let memory = UnsafeMutableBufferPointer<Float>.allocate(
            capacity: (leftRowCount + vectors.count) * width)
        defer { memory.deallocate() }
        let products = UnsafeMutableBufferPointer(rebasing: memory[..<(leftRowCount * width)])
        let values = UnsafeMutableBufferPointer(rebasing: memory[(leftRowCount * width)...])
        var left = supportVectors.values[vectors.lowerBound * depth..<vectors.upperBound * depth]
        // Appending copies all of them, even where there is nothing to append.
        if leftRowCount > vectors.count {
            left += [Float](repeating: 0, count: (leftRowCount - vectors.count) * depth)
        }
        let product: Result<Void, DNNLError> = left.withUnsafeBufferPointer { left in
            block.withUnsafeBufferPointer { block in
                Result { () throws(DNNLError) in
                    try MatrixProduct.rowsByRows(
                        left, block, depth: depth, into: products, threadCount: 1)
                }
            }
        }
        if case .failure(let error) = product { throw .engine(error) }
        var rows: [UnsafePointer<Float>?] = []
        rows.reserveCapacity(vectors.count)
        blockSquares.withUnsafeBufferPointer { blockSquares in
            for (index, vector) in vectors.enumerated() {
                let range = index * width..<(index + 1) * width
                let row = UnsafeMutableBufferPointer(rebasing: values[range])
                kernel.apply(
                    to: UnsafeBufferPointer(rebasing: products[range]), squares: blockSquares,
                    square: squares[vector], into: row)
                rows.append(UnsafePointer(row.baseAddress))
            }
        }
        sums.withUnsafeMutableBufferPointer { sums in
            for other in 0..<classCount - 1 {
                let start = other * supportVectors.rowCount
                SupportVectorLoops.subtract(
                    rows,
                    times: vectors.map { -scales[start + $0] },
                    from: UnsafeMutableBufferPointer(
                        rebasing: sums[other * width..<(other + 1) * width]))
            }
        }
        return sums
    }
}
