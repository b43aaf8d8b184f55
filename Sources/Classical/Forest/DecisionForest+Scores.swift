internal import Foundation
internal import Parallel

extension DecisionForest {
    /// Rows that go through one tree before the next: their numbers, 351 kB of MNIST, and a tree's
    /// nodes, 80 kB, stay in a core's second cache together. Measured: 64 to 256 are alike.
    private static let blockRowCount = 112

    /// How likely each class is: the logarithm of its smoothed share of the votes.
    ///
    /// `ln((Σ frequency + 1 / classes) / (trees + 1))`: as if one tree more had found every class
    /// equally likely. Without it a class that no tree votes for, which is most of them for a clear
    /// row, would score −∞; with it the least score is `−ln(classes · (trees + 1))`, and more trees
    /// may be more certain. A row's scores do not depend on the other rows or on the threads.
    ///
    /// - Parameter threadCount: how many cores it takes.
    /// - Returns: `[row, class]`, finite, their exponentials summing to 1 in each row.
    /// - Throws: ``ClassicalError/samples(reason:)`` if the rows have another width, or numbers
    ///   that are not finite.
    /// - Complexity: a comparison for each row, tree and level.
    public func scores(
        of features: FeatureMatrix, threadCount: Int
    ) throws(ClassicalError) -> [Float] {
        let (share, treeCount) = (1 / Float(classCount), Float(treeCount))
        return try voteSums(of: features, threadCount: threadCount).map {
            log(($0 + share) / (treeCount + 1))
        }
    }

    /// The mean of the frequencies of the leaves that each row comes to.
    ///
    /// - Parameter threadCount: how many cores it takes.
    /// - Returns: `[row, class]`, from 0 to 1.
    /// - Throws: as ``scores(of:threadCount:)``.
    public func votes(
        of features: FeatureMatrix, threadCount: Int
    ) throws(ClassicalError) -> [Float] {
        let treeCount = Float(treeCount)
        return try voteSums(of: features, threadCount: threadCount).map { $0 / treeCount }
    }

    /// The sums of the frequencies over the trees, `[row, class]`.
    private func voteSums(
        of features: FeatureMatrix, threadCount: Int
    ) throws(ClassicalError) -> [Float] {
        guard features.columnCount == columnCount else {
            throw .samples(
                reason:
                    "rows have \(features.columnCount) numbers; this forest takes \(columnCount)")
        }
        let starts = Array(stride(from: 0, to: features.rowCount, by: Self.blockRowCount))
        let blocks = try concurrentMap(starts, threadCount: threadCount) {
            (start) throws(ClassicalError) in
            let rows = start..<min(start + Self.blockRowCount, features.rowCount)
            let range = rows.lowerBound * columnCount..<rows.upperBound * columnCount
            guard features.values[range].allAreFinite else {
                throw .samples(reason: "a row has a number that is not finite")
            }
            return features.values.withUnsafeBufferPointer { values in
                rows.count == 1
                    ? voteSum(ofRow: values.baseAddress! + range.lowerBound)
                    : voteSums(ofRows: values.baseAddress! + range.lowerBound, count: rows.count)
            }
        }
        return blocks.count == 1 ? blocks[0] : blocks.flatMap { $0 }
    }

    /// Many rows: one tree after the other, several rows side by side.
    private func voteSums(ofRows rows: UnsafePointer<Float>, count: Int) -> [Float] {
        var sums = [Float](repeating: 0, count: count * classCount)
        var lanes = ForestLanes()
        nodes.withUnsafeBufferPointer { nodes in
            for root in roots {
                for start in stride(from: 0, to: count, by: ForestLanes.count) {
                    for lane in 0..<ForestLanes.count {
                        let row = min(start + lane, count - 1)
                        lanes.set(lane, node: Int(root), row: rows + row * columnCount)
                    }
                    lanes.descend(nodes.baseAddress!, columnBitCount: columnBitCount)
                    for lane in 0..<min(ForestLanes.count, count - start) {
                        add(leaf: lanes.node(lane), to: &sums, row: start + lane)
                    }
                }
            }
        }
        return sums
    }

    /// One row: several trees side by side, added in the same order as for many rows.
    private func voteSum(ofRow row: UnsafePointer<Float>) -> [Float] {
        var sums = [Float](repeating: 0, count: classCount)
        var lanes = ForestLanes()
        nodes.withUnsafeBufferPointer { nodes in
            for start in stride(from: 0, to: roots.count, by: ForestLanes.count) {
                for lane in 0..<ForestLanes.count {
                    lanes.set(lane, node: Int(roots[min(start + lane, roots.count - 1)]), row: row)
                }
                lanes.descend(nodes.baseAddress!, columnBitCount: columnBitCount)
                for lane in 0..<min(ForestLanes.count, roots.count - start) {
                    add(leaf: lanes.node(lane), to: &sums, row: 0)
                }
            }
        }
        return sums
    }

    /// Adds a leaf's frequencies to a row's sums.
    @inline(__always)
    func add(leaf node: Int, to sums: inout [Float], row: Int) {
        let distribution = distribution(ofLeaf: node) * classCount
        sums.withUnsafeMutableBufferPointer { sums in
            frequencies.withUnsafeBufferPointer { frequencies in
                // Both are inside, by how a forest is made; checking each number costs 6 % in all.
                let (sums, frequencies) = (
                    sums.baseAddress! + row * classCount, frequencies.baseAddress! + distribution
                )
                for index in 0..<classCount { sums[index] += frequencies[index] }
            }
        }
    }
}
