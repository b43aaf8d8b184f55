/// Why some weights do not belong to a network.
public enum WeightsError: Error, Hashable, Sendable {
    /// The network itself is not sound.
    case network(NetworkError)
    /// The network needs a tensor that is not there.
    case missing(name: String, shape: [Int])
    /// Two tensors share a name.
    case duplicate(name: String)
    /// The network has no use for a tensor.
    case unexpected(name: String)
    /// A tensor has other extents than the network needs.
    case wrongShape(name: String, expected: [Int], actual: [Int])
    /// A tensor does not hold as many scalars as its shape says.
    case wrongCount(name: String, expected: Int, actual: Int)
    /// A tensor holds NaN or an infinity.
    case notFinite(name: String)
    /// A running variance is below 0.
    case negativeVariance(name: String)
}

extension WeightsError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .network(let error):
            "\(error)"
        case .missing(let name, let shape):
            "tensor '\(name)' of shape \(shape) is missing: use the weights of this very network"
        case .duplicate(let name):
            "tensor '\(name)' is there twice: keep one"
        case .unexpected(let name):
            "tensor '\(name)' belongs to no layer: use the weights of this very network"
        case .wrongShape(let name, let expected, let actual):
            "tensor '\(name)' is \(actual), not \(expected): use the weights of this very network"
        case .wrongCount(let name, let expected, let actual):
            "tensor '\(name)' holds \(actual) scalars, not \(expected): write the file again"
        case .notFinite(let name):
            "tensor '\(name)' holds NaN or infinity: training diverged; lower the learning rate"
        case .negativeVariance(let name):
            "tensor '\(name)' holds a variance below 0: write the file again"
        }
    }
}
