public import Classical
public import NeuralNet

/// Why glyphs could not be classified.
public enum ClassifierError: Error, Hashable, Sendable {
    /// The engine refused the network or failed.
    case plan(PlanError)
    /// What learned otherwise than a network failed.
    case classical(ClassicalError)
    /// The scores of a glyph are infinite or not numbers.
    case notFinite(index: Int)
}

extension ClassifierError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .plan(let error): "\(error)"
        case .classical(let error): "\(error)"
        case .notFinite(let index):
            "the model's scores of glyph \(index) are not finite: train it again with a lower rate"
        }
    }
}
