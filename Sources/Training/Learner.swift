public import Classical
public import NeuralNet
public import Recognition
import Settings

/// What a recipe trains, with its settings.
public enum Learner: Hashable, Sendable {
    /// Glyph in, a score a class out, and one more where pictures of no digit are trained on.
    case network(Network)
    /// A kernel machine for each pair of classes.
    case svm(SupportVectorSettings)
    /// A plane for each class.
    case linear(LinearMachine.Settings)
    /// Decision trees that vote.
    case forest(ForestSettings)
    /// Known glyphs, the nearest of which vote.
    case neighbors(NeighborSettings)
    /// Finished models that answer together.
    case ensemble(EnsembleSettings)

    /// The kinds, by the key that each has in a recipe.
    public typealias Kind = Predictor.Kind

    public var kind: Kind {
        switch self {
        case .network: .network
        case .svm: .svm
        case .linear: .linear
        case .forest: .forest
        case .neighbors: .neighbors
        case .ensemble: .ensemble
        }
    }

    /// Whether a sample can weigh more than another.
    private var takesClassWeights: Bool {
        switch self {
        case .network, .svm, .forest: true
        case .linear, .neighbors, .ensemble: false
        }
    }

    /// What is wrong with the settings within a recipe, or `nil`.
    func complaint(of recipe: Recipe) -> String? {
        if kind != .network, kind != .ensemble, recipe.rendered.nonDigitCount > 0 {
            return "rendered nonDigits are for networks: only they tell what is no digit"
        }
        let columnCount = recipe.preprocessing.featureCount
        func words(_ complaint: (name: String, reason: String)?) -> String? {
            complaint.map { "\($0.name) \($0.reason)" }
        }
        if recipe.classWeighting != .equal, !takesClassWeights {
            return "classWeights is for network, svm and forest: balance classes by resampling"
        }
        switch self {
        case .network, .svm, .linear: return nil
        case .forest(let settings):
            return words(
                settings.complaint(columnCount: columnCount, classCount: recipe.classes.count))
        case .neighbors(let settings):
            if settings.refinement != nil, !recipe.preprocessing.keepsPicture {
                return "refinement is for pictures: take hog out of the preprocessing"
            }
            return words(settings.complaint(columnCount: columnCount))
        case .ensemble(let settings): return settings.complaint(of: recipe)
        }
    }
}

extension Learner {
    /// Reads the one learner of a recipe.
    init(_ mapping: StrictMapping) throws {
        let found = try Kind.allCases.filter { try mapping.decoder($0.rawValue) != nil }
        guard found.count == 1 else {
            let names = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw mapping.error(
                found.last?.rawValue ?? "name",
                found.isEmpty
                    ? "a recipe needs something that learns: add one of \(names)"
                    : "a recipe trains one thing: keep one of "
                        + found.map(\.rawValue).joined(separator: ", "))
        }
        switch found[0] {
        case .network: self = .network(try mapping.value(found[0].rawValue))
        case .svm: self = .svm(try mapping.value(found[0].rawValue))
        case .linear: self = .linear(try mapping.value(found[0].rawValue))
        case .forest: self = .forest(try mapping.value(found[0].rawValue))
        case .neighbors: self = .neighbors(try mapping.value(found[0].rawValue))
        case .ensemble: self = .ensemble(try mapping.value(found[0].rawValue))
        }
    }

    /// Writes all settings under the learner's key.
    func encode(to container: inout KeyedEncodingContainer<SettingKey>) throws {
        let key = SettingKey(stringValue: kind.rawValue)
        switch self {
        case .network(let network): try container.encode(network, forKey: key)
        case .svm(let settings): try container.encode(settings, forKey: key)
        case .linear(let settings): try container.encode(settings, forKey: key)
        case .forest(let settings): try container.encode(settings, forKey: key)
        case .neighbors(let settings): try container.encode(settings, forKey: key)
        case .ensemble(let settings): try container.encode(settings, forKey: key)
        }
    }
}
