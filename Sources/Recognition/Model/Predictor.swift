public import Classical
public import NeuralNet
internal import NumeralCore

/// What gives the scores: the part of a model that learned.
///
/// Each kind takes the numbers that a ``Preprocessing`` makes of a glyph, and gives one raw score a
/// class; a network may give one more, see ``Rejection``.
public enum Predictor: Hashable, Sendable {
    /// Layers and their weights, in plain layout and in the order of ``Network/parameters()``.
    case network(Network, Weights)
    /// A kernel machine for each pair of classes.
    case svm(SupportVectorMachine)
    /// A plane for each class.
    case linear(LinearMachine)
    /// Decision trees that vote.
    case forest(DecisionForest)
    /// Known glyphs, the nearest of which vote.
    case neighbors(NearestNeighbors)
    /// Models that answer together; see ``Ensemble``.
    case ensemble(Ensemble)

    /// The names of the kinds, as recipes and model files have them.
    public enum Kind: String, CaseIterable, Sendable {
        case network, svm, linear, forest, neighbors, ensemble
    }

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

    /// How much was learned: the weights of a network, the coefficients of a machine, the nodes of
    /// a forest, the rows of neighbours.
    public var parameterCount: Int {
        switch self {
        case .network(_, let weights): weights.count
        case .svm(let machine): machine.coefficients.count + machine.intercepts.count
        case .linear(let machine): machine.weights.values.count + machine.biases.count
        case .forest(let forest): forest.nodeCount
        case .neighbors(let neighbors): neighbors.rowCount
        case .ensemble(let ensemble):
            ensemble.members.reduce(0) { $0 + $1.predictor.parameterCount }
        }
    }

    /// The same, once it is known to fit what goes in and what should come out.
    func validated(
        for preprocessing: Preprocessing, scoreCount: Int
    ) throws(ModelError) -> Predictor {
        switch self {
        case .network(let network, let weights):
            return try Self.validated(network, weights, for: preprocessing, scoreCount: scoreCount)
        case .svm, .linear, .forest, .neighbors:
            return try validatedRows(for: preprocessing, scoreCount: scoreCount)
        case .ensemble(let ensemble):
            guard ensemble.scoreCount == scoreCount else {
                throw .wrongOutput([ensemble.scoreCount], expected: scoreCount)
            }
            guard preprocessing.steps.isEmpty else {
                throw .invalidSetting(
                    name: "preprocessing", reason: "each member of an ensemble has its own")
            }
            return self
        }
    }

    private func validatedRows(
        for preprocessing: Preprocessing, scoreCount: Int
    ) throws(ModelError) -> Predictor {
        guard let scoring = rowScoring else { return self }
        guard scoring.columnCount == preprocessing.featureCount else {
            throw .wrongInput([scoring.columnCount], expected: [preprocessing.featureCount])
        }
        guard scoring.classCount == scoreCount else {
            throw .wrongOutput([scoring.classCount], expected: scoreCount)
        }
        return self
    }

    private static func validated(
        _ network: Network, _ weights: Weights, for preprocessing: Preprocessing, scoreCount: Int
    ) throws(ModelError) -> Predictor {
        let shapes: [[Int]]
        do { shapes = try network.shapes() } catch { throw .network(error) }
        var inputs = [[preprocessing.featureCount]]
        if let side = preprocessing.side { inputs.append([1, side, side]) }
        guard inputs.contains(network.input) else {
            throw .wrongInput(network.input, expected: inputs[inputs.count - 1])
        }
        guard let output = shapes.last, output == [scoreCount] else {
            throw .wrongOutput(shapes.last ?? [], expected: scoreCount)
        }
        do { return .network(network, try weights.validated(for: network)) } catch {
            throw .weights(error)
        }
    }
}
