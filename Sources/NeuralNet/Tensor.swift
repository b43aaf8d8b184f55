/// A dense array of doubles, row-major: what the reference computes with.
///
/// Double, not the engine's `Float`, so that a comparison with the engine
/// measures the engine's rounding and not the reference's.
public struct Tensor: Hashable, Sendable {
    /// The extents, outermost first.
    public let shape: [Int]
    /// As many as the extents' product.
    public var scalars: [Double]

    /// - Precondition: there are as many scalars as the shape says.
    public init(shape: [Int], scalars: [Double]) {
        precondition(
            scalars.count == shape.reduce(1, *), "\(scalars.count) scalars do not fill \(shape)")
        self.shape = shape
        self.scalars = scalars
    }

    public init(zeros shape: [Int]) {
        self.init(shape: shape, scalars: [Double](repeating: 0, count: shape.reduce(1, *)))
    }

    /// The same scalars under another shape of the same size.
    public func reshaped(_ shape: [Int]) -> Tensor { Tensor(shape: shape, scalars: scalars) }
}

extension Tensor {
    public init(_ tensor: NamedTensor) {
        self.init(shape: tensor.shape, scalars: tensor.scalars.map(Double.init))
    }
}
