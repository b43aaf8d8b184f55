extension SupportVectorFit {
    /// One machine out of the pairs' solutions: each support vector once.
    ///
    /// - Parameter rowsOfClass: the training rows of each class, as the solutions order them.
    init(
        kernel: KernelFunction, features: FeatureMatrix, rowsOfClass: [[Int]],
        pairs: [(first: Int, second: Int)], solutions: [PairSolver.Solution]
    ) throws(ClassicalError) {
        let classCount = rowsOfClass.count
        // [class][row of class][class − 1]
        var perClass = rowsOfClass.map { rows in
            [[Float]](repeating: [], count: rows.count)
        }
        let none = [Float](repeating: 0, count: classCount - 1)
        for (pair, solution) in zip(pairs, solutions) {
            let split = rowsOfClass[pair.first].count
            for (index, value) in solution.coefficients.enumerated() where value != 0 {
                let isFirst = index < split
                let own = isFirst ? pair.first : pair.second
                let row = isFirst ? index : index - split
                if perClass[own][row].isEmpty { perClass[own][row] = none }
                perClass[own][row][isFirst ? pair.second - 1 : pair.first] = Float(value)
            }
        }
        var rows: [Int] = []
        var counts: [Int] = []
        var columns: [[Float]] = []
        for (own, coefficients) in perClass.enumerated() {
            let before = rows.count
            for (row, column) in coefficients.enumerated() where !column.isEmpty {
                rows.append(rowsOfClass[own][row])
                columns.append(column)
            }
            counts.append(rows.count - before)
        }
        machine = try SupportVectorMachine(
            kernel: kernel, supportVectors: features.select(rows), classCounts: counts,
            coefficients: (0..<classCount - 1).flatMap { other in columns.map { $0[other] } },
            intercepts: solutions.map { Float($0.intercept) })
        supportRows = rows
        self.pairs = zip(pairs, solutions).map { pair, solution in
            Pair(
                first: pair.first, second: pair.second,
                supportCount: solution.coefficients.count { $0 != 0 },
                objective: solution.objective, stepCount: solution.stepCount,
                isConverged: solution.isConverged)
        }
    }
}
