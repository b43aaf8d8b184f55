/// A tensor with a name: what model files and checkpoints hold.
public struct NamedTensor: Hashable, Sendable {
    /// `"0.weight"`; see ``ParameterDescription/name``.
    public let name: String
    /// The extents, outermost first.
    public let shape: [Int]
    /// Row-major, as many as the extents' product.
    public var scalars: [Float]

    public init(name: String, shape: [Int], scalars: [Float]) {
        self.name = name
        self.shape = shape
        self.scalars = scalars
    }
}
