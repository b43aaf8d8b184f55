internal import Engine
internal import Parallel

/// One plane a class: a class's score is the margin `weights · x + bias`, which is meant to be
/// above 1 for samples of the class and below −1 for all others.
public struct LinearMachine: Hashable, Sendable {
    /// `[class, column]`.
    public let weights: FeatureMatrix
    /// One a class.
    public let biases: [Float]

    public var classCount: Int { biases.count }

    /// A machine of parts that may come from a damaged file.
    ///
    /// - Throws: ``ClassicalError/parts(reason:)`` unless the counts fit each other and every
    /// number
    ///   is finite.
    public init(weights: FeatureMatrix, biases: [Float]) throws(ClassicalError) {
        guard 2...SupportVectorMachine.classCountMax ~= biases.count else {
            throw .parts(
                reason: "there are \(biases.count) classes, not 2 to "
                    + "\(SupportVectorMachine.classCountMax)")
        }
        guard weights.rowCount == biases.count else {
            throw .parts(reason: "\(weights.rowCount) rows of weights for \(biases.count) classes")
        }
        guard weights.values.allSatisfy(\.isFinite), biases.allSatisfy(\.isFinite) else {
            throw .parts(reason: "a weight or bias is not finite")
        }
        (self.weights, self.biases) = (weights, biases)
    }

    /// The margins of some samples.
    ///
    /// - Returns: `[row, class]`; the same bits for a row alone, in any batch, on any threads.
    /// - Throws: ``ClassicalError/samples(reason:)`` for rows of another width, for numbers that
    ///   are not finite, and when a margin overflows.
    public func scores(
        of features: FeatureMatrix, threadCount: Int
    ) throws(ClassicalError) -> [Float] {
        try features.check(columnCount: weights.columnCount)
        // Every product has the same shape, so that a row does not depend on the rows beside it.
        let width = SupportVectorMachine.blockRowCount
        let depth = features.columnCount
        let leftRowCount = max(classCount, KernelSource.productRowCountMin)
        let left =
            weights.values + [Float](repeating: 0, count: (leftRowCount - classCount) * depth)
        let starts = Array(stride(from: 0, to: features.rowCount, by: width))
        let blocks = try concurrentMap(starts, threadCount: threadCount) {
            start throws(ClassicalError) in
            let count = min(width, features.rowCount - start)
            let rows =
                features.values[start * depth..<(start + count) * depth]
                + [Float](repeating: 0, count: (width - count) * depth)
            let margins = try products(left, Array(rows), depth: depth)
            return (0..<count).flatMap { row in
                biases.indices.map { margins[$0 * width + row] + biases[$0] }
            }
        }
        let scores = blocks.flatMap { $0 }
        guard scores.allSatisfy(\.isFinite) else {
            throw .samples(reason: "a sample is too large for the machine")
        }
        return scores
    }

    private func products(
        _ left: [Float], _ right: [Float], depth: Int
    ) throws(ClassicalError) -> [Float] {
        var product = [Float](
            repeating: 0, count: left.count / depth * (right.count / depth))
        let result: Result<Void, DNNLError> = left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                product.withUnsafeMutableBufferPointer { product in
                    Result { () throws(DNNLError) in
                        try MatrixProduct.rowsByRows(
                            left, right, depth: depth, into: product, threadCount: 1)
                    }
                }
            }
        }
        if case .failure(let error) = result { throw .engine(error) }
        return product
    }
}
