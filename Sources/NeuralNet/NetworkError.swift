/// Why a network cannot be run.
public enum NetworkError: Error, Hashable, Sendable {
    /// Which layer, and what reaches it.
    public struct Place: Hashable, Sendable {
        /// The layer's position in the network, from 0.
        public let index: Int
        /// The layer's name in recipes: `conv`, `dense`.
        public let layer: String
        /// The shape of one sample on its way into the layer.
        public let input: [Int]

        public init(index: Int, layer: String, input: [Int]) {
            self.index = index
            self.layer = layer
            self.input = input
        }
    }

    /// There is nothing to run.
    case noLayers
    /// More layers than ``NetworkLimits/layerCountMax``.
    case tooManyLayers(Int)
    /// The input is neither `[channel, row, column]` nor `[feature]`, or an extent is out of range.
    case invalidInput([Int])
    /// A layer's setting is out of range.
    case invalidSetting(Place, setting: String, value: String, allowed: String)
    /// A layer over pictures is given a vector.
    case needsPicture(Place)
    /// A layer over vectors is given a picture.
    case needsVector(Place)
    /// A kernel does not fit into what reaches it.
    case windowTooLarge(Place, window: [Int], padded: [Int])
    /// More parameters than ``NetworkLimits/parameterCountMax``.
    case tooManyParameters(Place, count: Int)
    /// More activations than ``NetworkLimits/activationCountMax``.
    case tooManyActivations(Place, count: Int)
    /// More work than ``NetworkLimits/operationCountMax``.
    case tooManyOperations(Place, count: Int)
}

extension NetworkError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .noLayers:
            "the network has no layers: give it at least one"
        case .tooManyLayers(let count):
            "the network has \(count) layers: use at most \(NetworkLimits.layerCountMax)"
        case .invalidInput(let shape):
            """
            the network's input \(shape) is not a shape: give [channel, row, column] or \
            [feature], each from 1 to \(NetworkLimits.extentMax)
            """
        case .invalidSetting(let place, let setting, let value, let allowed):
            "\(place): \(setting) is \(value): use \(allowed)"
        case .needsPicture(let place):
            "\(place): needs [channel, row, column]: put it before 'flatten' and 'dense'"
        case .needsVector(let place):
            "\(place): needs a vector: put 'flatten' before it"
        case .windowTooLarge(let place, let window, let padded):
            """
            \(place): its kernel spans \(window) where only \(padded) is left with padding: use a \
            smaller kernel or dilation, more padding, or less pooling before it
            """
        case .tooManyParameters(let place, let count):
            """
            \(place): brings the network to \(count) parameters: stay within \
            \(NetworkLimits.parameterCountMax) with fewer filters or units, or pool before 'flatten'
            """
        case .tooManyActivations(let place, let count):
            """
            \(place): brings a sample to \(count) activations: stay within \
            \(NetworkLimits.activationCountMax) with fewer filters, a stride or pooling
            """
        case .tooManyOperations(let place, let count):
            """
            \(place): brings a sample to \(count) multiply-adds: stay within \
            \(NetworkLimits.operationCountMax) with fewer filters, a smaller kernel or pooling
            """
        }
    }
}

extension NetworkError.Place: CustomStringConvertible {
    public var description: String { "layer \(index) (\(layer), given \(input))" }
}
