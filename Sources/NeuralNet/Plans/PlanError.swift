public import Engine

/// Why a plan could not be built, restored or run.
public enum PlanError: Error, Hashable, Sendable {
    /// The network itself is not sound.
    case network(NetworkError)
    /// The weights do not belong to the network.
    case weights(WeightsError)
    /// A setting is out of range.
    case invalidSetting(name: String, value: String, allowed: String)
    /// The inputs are not whole samples.
    case wrongInputCount(Int, sampleCount: Int)
    /// A label is not a class.
    case invalidLabel(Int32, classCount: Int)
    /// A tensor of the optimizer's state is not there.
    case missingState(name: String)
    /// A tensor of the optimizer's state has another shape, or holds NaN or an infinity.
    case unusableState(name: String, expected: [Int], actual: [Int])
    /// The processor does not compute so.
    case unsupportedPrecision(Precision)
    /// oneDNN refused or failed.
    case engine(DNNLError)
}

extension PlanError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .network(let error): "\(error)"
        case .weights(let error): "\(error)"
        case .invalidSetting(let name, let value, let allowed):
            "\(name) is \(value): use \(allowed)"
        case .wrongInputCount(let count, let sampleCount):
            "\(count) inputs are not whole samples: give a multiple of \(sampleCount)"
        case .invalidLabel(let label, let classCount):
            "label \(label) is no class: use 0 to \(classCount - 1)"
        case .missingState(let name):
            "tensor '\(name)' of the optimizer's state is missing: use the checkpoint it wrote"
        case .unusableState(let name, let expected, let actual):
            """
            tensor '\(name)' of the optimizer's state is \(actual) or not finite where \(expected) \
            is needed: use the checkpoint of this very network and optimizer
            """
        case .unsupportedPrecision(let precision):
            """
            precision is \(precision.rawValue), which this processor cannot multiply (it lacks \
            AVX-512 BF16, or oneDNN is not let to use it): use \(Precision.float32.rawValue)
            """
        case .engine(let error): "\(error)"
        }
    }
}

/// Runs a body that only oneDNN can fail, and names its error as a plan's.
func engine<Value>(_ body: () throws(DNNLError) -> Value) throws(PlanError) -> Value {
    do { return try body() } catch { throw .engine(error) }
}
