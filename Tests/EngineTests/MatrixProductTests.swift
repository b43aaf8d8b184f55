import Engine
import Testing

@Suite struct MatrixProductTests {
    /// Small whole numbers: every sum is exact, whatever its order.
    static func numbers(_ count: Int, _ step: Int) -> [Float] {
        (0..<count).map { Float($0 * step % 11) - 5 }
    }

    @Test(arguments: [(1, 1, 1), (3, 5, 4), (17, 1, 33), (64, 48, 100)], [1, 2])
    func agreesWithTheSumsWrittenOut(extents: (Int, Int, Int), threadCount: Int) throws {
        let (rowCount, columnCount, depth) = extents
        let left = Self.numbers(rowCount * depth, 7)
        let right = Self.numbers(columnCount * depth, 5)
        var transposed = right
        for column in 0..<columnCount {
            for index in 0..<depth {
                transposed[index * columnCount + column] = right[column * depth + index]
            }
        }
        var expected: [Float] = []
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                expected.append(
                    (0..<depth).reduce(0) {
                        $0 + left[row * depth + $1] * right[column * depth + $1]
                    })
            }
        }
        var byRows = [Float](repeating: .nan, count: expected.count)
        var byColumns = byRows
        try left.withUnsafeBufferPointer { left in
            try right.withUnsafeBufferPointer { right in
                try byRows.withUnsafeMutableBufferPointer {
                    try MatrixProduct.rowsByRows(
                        left, right, depth: depth, into: $0, threadCount: threadCount)
                }
            }
            try transposed.withUnsafeBufferPointer { right in
                try byColumns.withUnsafeMutableBufferPointer {
                    try MatrixProduct.rowsByColumns(
                        left, right, depth: depth, into: $0, threadCount: threadCount)
                }
            }
        }
        #expect(byRows == expected)
        #expect(byColumns == expected)
    }
}
