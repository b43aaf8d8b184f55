/// A tensor that does not depend on what goes in: weights, shapes, axes.
struct ConstantTensor {
    /// What it holds: ONNX keeps numbers to compute with apart from numbers to count with.
    enum Scalars {
        case floats([Float])
        case integers([Int])
    }

    /// Numbers to compute with.
    struct Floats {
        let shape: [Int]
        var values: [Float]
    }

    /// The extents, outermost first; as many scalars as their product.
    let shape: [Int]
    let scalars: Scalars

    /// Its numbers to compute with; `nil` where they are to count with.
    var floats: [Float]? {
        if case .floats(let values) = scalars { values } else { nil }
    }

    /// Its numbers to count with; `nil` where they are to compute with.
    var integers: [Int]? {
        if case .integers(let values) = scalars { values } else { nil }
    }

    /// How many scalars there are.
    var count: Int {
        switch scalars {
        case .floats(let values): values.count
        case .integers(let values): values.count
        }
    }

    /// What it takes of the budget of ``ONNXImportError/elementCountMax``.
    ///
    /// Numbers to count with are eight times as dear: a network has millions of weights, but of
    /// extents and axes some thousand at most.
    var cost: Int {
        switch scalars {
        case .floats(let values): values.count
        case .integers(let values): 8 * values.count
        }
    }

    /// The same scalars under another shape, or `nil` if they do not fill it.
    func reshaped(_ shape: [Int]) -> ConstantTensor? {
        Extents.count(of: shape) == count ? ConstantTensor(shape: shape, scalars: scalars) : nil
    }

    /// The axes in another order.
    ///
    /// - Parameter order: for each axis of the result, which of these it is.
    func transposed(_ order: [Int]) -> ConstantTensor {
        let places = Extents.places(transposing: shape, order)
        let shape = order.map { self.shape[$0] }
        switch scalars {
        case .floats(let values):
            return ConstantTensor(shape: shape, scalars: .floats(places.map { values[$0] }))
        case .integers(let values):
            return ConstantTensor(shape: shape, scalars: .integers(places.map { values[$0] }))
        }
    }
}

/// Counting in shapes that anyone may have written.
enum Extents {
    /// More axes have no meaning: pictures have four.
    static let axisCountMax = 16

    /// The product.
    ///
    /// - Returns: `nil` if an extent is negative, if there are more than ``axisCountMax``, or if
    ///   the product of those that are not 0 overflows: whatever is counted of a part of a shape
    ///   that passes here does not.
    static func count(of shape: [Int]) -> Int? {
        guard shape.count <= axisCountMax else { return nil }
        var count = 1
        for extent in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: max(1, extent))
            guard extent >= 0, !overflow else { return nil }
            count = product
        }
        return shape.contains(0) ? 0 : count
    }

    /// How far apart neighbours along each axis lie.
    static func strides(of shape: [Int]) -> [Int] {
        var strides = [Int](repeating: 1, count: shape.count)
        for axis in shape.indices.dropLast().reversed() {
            strides[axis] = strides[axis + 1] * shape[axis + 1]
        }
        return strides
    }

    /// For each scalar of a transposed tensor, where it was.
    static func places(transposing shape: [Int], _ order: [Int]) -> [Int] {
        places(of: order.map { shape[$0] }, strides: order.map { strides(of: shape)[$0] })
    }

    /// For each scalar of a shape, row by row, the sum of its indices times strides.
    static func places(of shape: [Int], strides: [Int]) -> [Int] {
        // An extent of 0 leaves nothing, whatever the others promise.
        guard !shape.contains(0) else { return [] }
        var places = [0]
        for (extent, stride) in zip(shape, strides) {
            places = places.flatMap { start in (0..<extent).map { start + $0 * stride } }
        }
        return places
    }
}
