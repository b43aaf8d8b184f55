public import Recognition

/// Why a model could not be measured.
public enum EvaluationError: Error, Hashable, Sendable {
    /// There is nothing to read.
    case emptySet(name: String)
    /// The set has a symbol that the model does not know.
    case unknownSymbol(String, set: String)
    /// The model failed.
    case classifier(ClassifierError)
    /// A picture that was drawn for the purpose could not be read.
    case picture(reason: String)
}

extension EvaluationError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .emptySet(let name): "\(name): no glyphs in it: give a set with at least one"
        case .unknownSymbol(let symbol, let set):
            "\(set): it has the symbol '\(symbol)', which the model does not know: "
                + "use a model that was trained with it"
        case .classifier(let error): "\(error)"
        case .picture(let reason): "a drawn picture: \(reason): report it as a mistake of Numeral"
        }
    }
}
