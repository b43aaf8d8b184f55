/// The tangent distance as it is defined, in double precision: `min ‖a − b − T c‖²` by the normal
/// equations `TᵀT c = Tᵀ(a − b)`.
enum ReferenceTangents {
    static func distance(_ asked: [Float], _ known: [Float], side: Int, isTwoSided: Bool) -> Double
    {
        let (first, second) = (asked.map { Double($0) }, known.map { Double($0) })
        var columns = tangents(first, side)
        if isTwoSided { columns += tangents(second, side) }
        // Unit lengths, so that elimination compares like with like.
        columns = columns.map { column in
            let length = product(column, column).squareRoot()
            return column.map { $0 / length }
        }
        var rest = zip(first, second).map { $0 - $1 }
        let matrix = columns.map { column in columns.map { product(column, $0) } }
        let solution = solve(matrix, columns.map { product($0, rest) })
        for (factor, column) in zip(solution, columns) {
            for place in rest.indices { rest[place] -= factor * column[place] }
        }
        return product(rest, rest).squareRoot()
    }

    private static func tangents(_ picture: [Double], _ side: Int) -> [[Double]] {
        let middle = Double(side - 1) / 2
        func at(_ row: Int, _ column: Int) -> Double {
            picture[min(max(row, 0), side - 1) * side + min(max(column, 0), side - 1)]
        }
        var tangents = [[Double]](repeating: [], count: 7)
        for row in 0..<side {
            for column in 0..<side {
                let (x, y) = (Double(column) - middle, Double(row) - middle)
                let across = (at(row, column + 1) - at(row, column - 1)) / 2
                let down = (at(row + 1, column) - at(row - 1, column)) / 2
                let values = [
                    across, down, y * across - x * down, x * across + y * down,
                    x * across - y * down, y * across + x * down, across * across + down * down,
                ]
                for (place, value) in values.enumerated() { tangents[place].append(value) }
            }
        }
        return tangents
    }

    private static func product(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).map { $0 * $1 }.reduce(0, +)
    }

    /// Gaussian elimination with pivots.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let count = rows.count
        for step in 0..<count {
            let pivot = (step..<count).max { abs(rows[$0][step]) < abs(rows[$1][step]) } ?? step
            rows.swapAt(step, pivot)
            for row in 0..<count where row != step {
                let factor = rows[row][step] / rows[step][step]
                for column in step...count { rows[row][column] -= factor * rows[step][column] }
            }
        }
        return (0..<count).map { rows[$0][count] / rows[$0][$0] }
    }
}
