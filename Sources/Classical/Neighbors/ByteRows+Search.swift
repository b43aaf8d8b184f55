internal import Engine
internal import Parallel

extension ByteRows {
    /// Rows asked about together: enough to make a matrix product of it.
    private static let blockRowCount = 128
    /// Known rows a product: 512 of MNIST are 1.6 MB as floats.
    private static let tileRowCount = 512
    /// Up to so many rows are compared one by one: a product would first need all bytes as floats.
    private static let singleRowCountMax = 2

    /// The nearest rows of each given one, nearest first, of equals the first.
    ///
    /// `‖a − b‖² = ‖a‖² + ‖b‖² − 2 a·b`, the last term by matrix products, chooses candidates;
    /// their distances are then worked out directly. The answer for a row depends on nothing else.
    ///
    /// - Parameter nearestCount: how many, at most ``count``.
    /// - Precondition: the numbers are sound.
    func nearest(
        to features: FeatureMatrix, nearestCount: Int, threadCount: Int
    ) throws(ClassicalError) -> [[NearestRow]] {
        let blockRowCount =
            features.rowCount <= Self.singleRowCountMax ? 1 : Self.blockRowCount
        let starts = Array(stride(from: 0, to: features.rowCount, by: blockRowCount))
        return try concurrentMap(starts, threadCount: threadCount) {
            (start) throws(ClassicalError) in
            let rows = start..<min(start + blockRowCount, features.rowCount)
            let centred = centred(features, rows)
            let lists =
                rows.count <= Self.singleRowCountMax
                ? nil : try candidates(centred, rowCount: rows.count, nearestCount: nearestCount)
            return (0..<rows.count).map { place in
                let row = Array(centred[place * columnCount..<(place + 1) * columnCount])
                var nearest = CandidateList(count: nearestCount, error: 0)
                if let lists {
                    for known in lists[place] { add(Int(known)..<Int(known) + 1, row, &nearest) }
                } else {
                    add(0..<count, row, &nearest)
                }
                return nearest.nearest()
            }
        }.flatMap { $0 }
    }

    /// The nearest rows of a row of bytes that are compared as they are, nearest first, of equals
    /// the first.
    ///
    /// - Parameter nearestCount: how many; there are no more than are known.
    /// - Complexity: rows × columns.
    public func nearest(to row: [UInt8], nearestCount: Int) -> [NearestRow] {
        precondition(row.count == columnCount && nearestCount >= 0)
        guard nearestCount > 0, count > 0 else { return [] }
        var nearest = CandidateList(count: min(nearestCount, count), error: 0)
        add(0..<count, zip(row, offsets).map { Float($0) - $1 }, &nearest)
        return nearest.nearest()
    }

    /// Rows with the offsets taken off.
    func centred(_ features: FeatureMatrix, _ rows: Range<Int>) -> [Float] {
        var centred: [Float] = []
        centred.reserveCapacity(rows.count * columnCount)
        for row in rows {
            let start = row * columnCount
            for column in 0..<columnCount {
                centred.append(features.values[start + column] - offsets[column])
            }
        }
        return centred
    }

    /// Adds neighbouring rows to a list by distances worked out directly.
    private func add(_ rows: Range<Int>, _ centred: [Float], _ list: inout CandidateList) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.tileRowCount) { squares in
            for start in stride(from: rows.lowerBound, to: rows.upperBound, by: squares.count) {
                let part = start..<min(start + squares.count, rows.upperBound)
                let squares = UnsafeMutableBufferPointer(rebasing: squares[..<part.count])
                squaredDistances(from: centred, to: part, into: squares)
                for (row, square) in zip(part, squares) { list.add(row, square) }
            }
        }
    }

    /// For each row those that may be among its nearest.
    private func candidates(
        _ centred: [Float], rowCount: Int, nearestCount: Int
    ) throws(ClassicalError) -> [[Int32]] {
        let largest = squaredNorms.max() ?? 0
        var lists: [CandidateList] = []
        var scaled = centred
        for row in 0..<rowCount {
            var square: Float = 0
            for column in 0..<columnCount {
                let value = centred[row * columnCount + column]
                square += value * value
                scaled[row * columnCount + column] = value * steps[column]
            }
            let error = errorMax(square, largest)
            lists.append(CandidateList(count: nearestCount, error: error))
        }
        var tile = [Float](repeating: 0, count: Self.tileRowCount * columnCount)
        var products = [Float](repeating: 0, count: rowCount * Self.tileRowCount)
        for start in stride(from: 0, to: count, by: Self.tileRowCount) {
            let known = start..<min(start + Self.tileRowCount, count)
            copy(known, into: &tile)
            try multiply(scaled, tile, known.count, into: &products)
            for row in 0..<rowCount {
                add(known, products, at: row * known.count, to: &lists[row])
            }
        }
        for row in lists.indices { lists[row].narrow() }
        return lists.map(\.rows)
    }

    /// Known rows' bytes as floats.
    private func copy(_ rows: Range<Int>, into tile: inout [Float]) {
        let range = rows.lowerBound * columnCount..<rows.upperBound * columnCount
        bytes.withUnsafeBufferPointer { bytes in
            tile.withUnsafeMutableBufferPointer { tile in
                // In pointers and from 0, or it does not vectorise.
                let source = bytes.baseAddress! + range.lowerBound
                let target = tile.baseAddress!
                for place in 0..<range.count { target[place] = Float(source[place]) }
            }
        }
    }

    /// Adds known rows to a list by `‖b‖² − 2 a·b`; `‖a‖²` is the same for all.
    private func add(
        _ rows: Range<Int>, _ products: [Float], at start: Int, to list: inout CandidateList
    ) {
        squaredNorms.withUnsafeBufferPointer { norms in
            products.withUnsafeBufferPointer { products in
                let norms = norms.baseAddress! + rows.lowerBound
                let products = products.baseAddress! + start
                var threshold = list.threshold
                for place in 0..<rows.count {
                    let distance = norms[place] - 2 * products[place]
                    guard distance <= threshold else { continue }
                    list.add(rows.lowerBound + place, distance)
                    threshold = list.threshold
                }
            }
        }
    }

    private func multiply(
        _ left: [Float], _ right: [Float], _ rightCount: Int, into products: inout [Float]
    ) throws(ClassicalError) {
        let failure: DNNLError? = left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                products.withUnsafeMutableBufferPointer { products in
                    let whole = left.count / columnCount * rightCount
                    do throws(DNNLError) {
                        try MatrixProduct.rowsByRows(
                            left,
                            UnsafeBufferPointer(rebasing: right[..<(rightCount * columnCount)]),
                            depth: columnCount,
                            into: UnsafeMutableBufferPointer(rebasing: products[..<whole]),
                            threadCount: 1)
                        return nil
                    } catch {
                        return error
                    }
                }
            }
        }
        if let failure { throw .engine(failure) }
    }

    /// How far a distance by products may be from one worked out directly.
    ///
    /// A sum of n products in any order is off by at most n · 2⁻²⁴ of the sum of their sizes
    /// (Higham, "Accuracy and Stability of Numerical Algorithms", 2002, §3.1), and `2 |a·b|` is at
    /// most `‖a‖² + ‖b‖²`. Three such sums, one direct one, and room for the few roundings beside
    /// them.
    private func errorMax(_ squaredNorm: Float, _ largest: Float) -> Float {
        4 * Float(columnCount + 16) * 0x1p-24 * (squaredNorm + largest)
    }
}
