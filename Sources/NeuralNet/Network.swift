/// A feed-forward network as a plain value: it describes, it computes nothing.
///
/// One sample goes in, one raw score a class comes out; softmax belongs to the
/// loss and to the reader. A plan runs the network with oneDNN, a
/// ``ReferenceNetwork`` runs it slowly and plainly.
///
/// ```swift
/// let network = Network(input: [1, 28, 28]) {
///     Conv2D(64, kernel: 3)
///     ReLU()
///     MaxPool2D(2)
///     Flatten()
///     Dense(10)
/// }
/// ```
///
/// A network may come from a model file that anyone wrote, so building one
/// checks nothing; ``shapes()`` checks everything.
public struct Network: Hashable, Sendable {
    /// The shape of one sample: `[channel, row, column]`, or `[feature]`.
    public var input: [Int]

    /// What happens to a sample, in order.
    public var layers: [Layer]

    public init(input: [Int], layers: [Layer]) {
        self.input = input
        self.layers = layers
    }

    /// Creates a network from layers written one a line.
    public init(input: [Int], @NetworkBuilder _ layers: () -> [Layer]) {
        self.init(input: input, layers: layers())
    }
}
