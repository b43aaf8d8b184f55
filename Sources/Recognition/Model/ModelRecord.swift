internal import NeuralNet
internal import NumeralCore

/// The JSON of `numeral model show --json`: what a model is, all of it from its file.
///
/// Shares and probabilities are from 0 to 1, losses in nats, shapes `[channel, row, column]` or
/// `[count]`.
public struct ModelRecord: Codable, Hashable, Sendable {
    /// A layer of a network, with the shape that comes out of it.
    public struct Layer: Codable, Hashable, Sendable {
        public let name: String
        public let shape: [Int]
        public let parameterCount: Int
    }

    /// A model of an ensemble.
    public struct Member: Codable, Hashable, Sendable {
        public let name: String
        public let kind: String
        public let parameterCount: Int
    }

    /// What holds for one share of wrong answers.
    public struct Promise: Codable, Hashable, Sendable {
        /// Of the answers that are given, at most so many are wrong.
        public let errorMax: Double
        /// The share of digits that are answered; `nil` where it cannot be shown.
        public let acceptedShare: Double?
        /// The probability from which an answer is given.
        public let confidenceMin: Float?
    }

    /// A set that was learnt from, or measured.
    public struct Source: Codable, Hashable, Sendable {
        public let set: String
        /// The SHA-256 of its content.
        public let hash: String
        public let isLearntFrom: Bool
    }

    public let name: String
    public let kind: String
    public let fileBytes: Int
    public let classes: [String]
    /// Weights of a network, coefficients of machines, nodes of a forest, rows of neighbours.
    public let parameterCount: Int
    /// The shape of what the first layer takes; none without layers.
    public let input: [Int]?
    public let layers: [Layer]
    public let members: [Member]
    /// What happens to a glyph before, by name.
    public let preprocessing: [String]
    /// What scores are divided by; 1 for scores as they are.
    public let temperature: Float
    /// The probability of being none of the classes from which a picture is unreadable.
    public let unreadableFrom: Float?
    public let promises: [Promise]
    public let sources: [Source]
    public let scores: [ModelCard.Score]
    public let history: [ModelCard.Epoch]
    public let seed: UInt64
    /// The YAML that it was trained by.
    public let recipe: String

    /// - Parameter fileBytes: the size of the model's file.
    public init(_ model: Model, fileBytes: Int) {
        let card = model.card
        (name, self.fileBytes) = (card.name, fileBytes)
        kind = model.predictor.kind.rawValue
        classes = model.classes.map(\.description)
        parameterCount = model.predictor.parameterCount
        (input, layers) = Self.layers(of: model.predictor)
        if case .ensemble(let ensemble) = model.predictor {
            members = ensemble.members.map {
                Member(
                    name: $0.card.name, kind: $0.predictor.kind.rawValue,
                    parameterCount: $0.predictor.parameterCount)
            }
        } else {
            members = []
        }
        preprocessing = model.preprocessing.steps.map(\.name)
        temperature = model.calibration.temperature
        unreadableFrom = model.rejection?.threshold
        promises = model.riskCurve?.promises ?? []
        let learnt = Set(card.learntFrom + [ModelCard.renderedName])
        sources = card.dataHashes.sorted { $0.key < $1.key }.map {
            Source(set: $0.key, hash: $0.value, isLearntFrom: learnt.contains($0.key))
        }
        (scores, history, seed, recipe) = (card.scores, card.history, card.seed, card.recipe)
    }

    private static func layers(of predictor: Predictor) -> ([Int]?, [Layer]) {
        guard case .network(let network, _) = predictor, let shapes = try? network.shapes(),
            let parameters = try? network.parameters()
        else { return (nil, []) }
        // A tensor is called by its layer's index, then by what it is in it.
        let counts = parameters.reduce(into: [Substring: Int]()) { counts, tensor in
            counts[tensor.name.prefix { $0 != "." }, default: 0] += tensor.count
        }
        return (
            network.input,
            zip(network.layers, shapes).enumerated().map { index, layer in
                Layer(
                    name: layer.0.name, shape: layer.1, parameterCount: counts["\(index)"] ?? 0)
            }
        )
    }
}

extension RiskCurve {
    /// One wrong answer in so many: what cards tell of.
    public static let toldDenominators = [100, 200, 500, 1000, 2000]

    /// What holds for each of ``toldDenominators``.
    public var promises: [ModelRecord.Promise] {
        Self.toldDenominators.map { count in
            let errorMax = 1 / Double(count)
            let found = try? acceptance(errorMax: errorMax)
            return ModelRecord.Promise(
                errorMax: errorMax, acceptedShare: found?.acceptedShare,
                confidenceMin: found?.confidenceMin)
        }
    }
}
