/// One tensor that a network needs: its name, its shape and how it starts.
public struct ParameterDescription: Hashable, Sendable {
    /// How a parameter's scalars are drawn before training.
    public enum Initialization: Hashable, Sendable {
        /// Normal with deviation `√(2 / fanIn)`, for a layer whose output is rectified.
        ///
        /// - SeeAlso: He, Zhang, Ren and Sun, "Delving Deep into Rectifiers",
        ///   2015, <https://arxiv.org/abs/1502.01852>.
        case heNormal(fanIn: Int)
        /// Uniform within `±√(1 / fanIn)`, for a layer whose output is not
        /// rectified, as PyTorch's dense and convolution layers start.
        case uniform(fanIn: Int)
        /// Uniform within `±√(6 / (fanIn + fanOut))`, for a layer whose output is squashed.
        ///
        /// - SeeAlso: Glorot and Bengio, "Understanding the difficulty of training deep feedforward
        ///   neural networks", 2010, <https://proceedings.mlr.press/v9/glorot10a.html>.
        case glorotUniform(fanIn: Int, fanOut: Int)
        /// Square blocks of this extent, one below the other, each a random rotation or reflection:
        /// what goes round and round in a recurrent layer keeps its length.
        ///
        /// - SeeAlso: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of
        ///   learning in deep linear neural networks", 2014, <https://arxiv.org/abs/1312.6120>.
        case orthogonalBlocks(extent: Int)
        /// 0, and 1 at these places.
        case zerosAndOnes(ones: Range<Int>)
        /// All 0.
        case zeros
        /// All 1.
        case ones
    }

    /// The layer's index and the role: `"0.weight"`, `"0.bias"`, `"1.scale"`,
    /// `"1.shift"`, `"1.mean"`, `"1.variance"`, `"0.rows.forward.input"`,
    /// `"0.rows.forward.recurrent"`.
    public let name: String

    /// `[output, input]` for dense, `[output, input, kernelRow, kernelColumn]`
    /// for convolutions, `[channel]` for the rest.
    public let shape: [Int]

    /// How the scalars start.
    public let initialization: Initialization

    /// Whether the optimizer moves it; false for the running mean and variance.
    public let isTrainable: Bool

    /// Whether weight decay pulls it to zero: weights yes; bias, scale and shift no.
    public let decays: Bool

    public init(
        name: String, shape: [Int], initialization: Initialization, isTrainable: Bool = true,
        decays: Bool = false
    ) {
        self.name = name
        self.shape = shape
        self.initialization = initialization
        self.isTrainable = isTrainable
        self.decays = decays
    }

    /// How many scalars it holds. Overflow is impossible for a description
    /// that ``Network/parameters()`` made.
    public var count: Int { shape.reduce(1, *) }
}
