internal import Engine

/// The training samples of all classes, and their kernel values as they are asked for.
struct KernelSource: Sendable {
    let kernel: KernelFunction
    /// The samples of each class.
    let classes: [FeatureMatrix]
    /// `x·x` of each class's samples.
    let squares: [[Float]]

    /// Fewer left rows than this take another path through the engine's matrix product, with other
    /// rounding: a row's values would depend on how many were asked for together.
    static let productRowCountMin = 16

    init(kernel: KernelFunction, classes: [FeatureMatrix]) {
        (self.kernel, self.classes) = (kernel, classes)
        squares = classes.map(\.squares)
    }

    /// Kernel values of some samples of one class with all samples of another, or of the same.
    ///
    /// - Returns: one segment a sample, as long as the other class.
    /// - Complexity: a dense product, 2 · samples · other samples · columns operations.
    func segments(
        of samples: [Int], inClass own: Int, againstClass other: Int, threadCount: Int
    ) throws(ClassicalError) -> [KernelSegment] {
        guard !samples.isEmpty else { return [] }
        let (depth, columnCount) = (classes[own].columnCount, classes[other].rowCount)
        var left = classes[own].select(samples).values
        let rowCount = max(samples.count, Self.productRowCountMin)
        left += [Float](repeating: 0, count: (rowCount - samples.count) * depth)
        let products = UnsafeMutableBufferPointer<Float>.allocate(
            capacity: rowCount * columnCount)
        defer { products.deallocate() }
        let product: Result<Void, DNNLError> = left.withUnsafeBufferPointer { left in
            classes[other].values.withUnsafeBufferPointer { right in
                Result { () throws(DNNLError) in
                    try MatrixProduct.rowsByRows(
                        left, right, depth: depth, into: products, threadCount: threadCount)
                }
            }
        }
        if case .failure(let error) = product { throw .engine(error) }
        return squares[other].withUnsafeBufferPointer { squaresOfOther in
            samples.enumerated().map { row, sample in
                KernelSegment(count: columnCount) { values in
                    let start = row * columnCount
                    kernel.apply(
                        to: UnsafeBufferPointer(
                            rebasing: products[start..<start + columnCount]),
                        squares: squaresOfOther, square: squares[own][sample], into: values)
                }
            }
        }
    }
}
