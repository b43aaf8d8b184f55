/// Where a model comes from and what it was measured to do.
///
/// There is no date and no name of a machine in it: one seed gives one file.
public struct ModelCard: Hashable, Sendable {
    /// What a model got on one data set.
    public struct Score: Codable, Hashable, Sendable {
        /// The data set: `mnist-test`.
        public let set: String
        /// How many glyphs it has.
        public let count: Int
        /// The share of them read right, from 0 to 1.
        public let accuracy: Double
        /// The mean of `−log` of the probability given to the truth, in nats.
        public let loss: Double

        public init(set: String, count: Int, accuracy: Double, loss: Double) {
            self.set = set
            self.count = count
            self.accuracy = accuracy
            self.loss = loss
        }
    }

    /// What was measured after one epoch of training.
    public struct Epoch: Codable, Hashable, Sendable {
        /// On augmented pictures, with dropout, while training.
        public let trainingLoss: Double
        public let trainingAccuracy: Double
        /// `nil` when there was no validation data.
        public let validationLoss: Double?
        public let validationAccuracy: Double?

        public init(
            trainingLoss: Double, trainingAccuracy: Double, validationLoss: Double? = nil,
            validationAccuracy: Double? = nil
        ) {
            self.trainingLoss = trainingLoss
            self.trainingAccuracy = trainingAccuracy
            self.validationLoss = validationLoss
            self.validationAccuracy = validationAccuracy
        }
    }

    /// What the model is called in answers: `default`.
    public var name: String
    /// The YAML that it was trained by.
    public var recipe: String
    public var seed: UInt64
    /// The SHA-256 of each data set that was used, by its name.
    public var dataHashes: [String: String]
    public var scores: [Score]
    /// In the order of training.
    public var history: [Epoch]

    public init(
        name: String, recipe: String = "", seed: UInt64 = 0, dataHashes: [String: String] = [:],
        scores: [Score] = [], history: [Epoch] = []
    ) {
        self.name = name
        self.recipe = recipe
        self.seed = seed
        self.dataHashes = dataHashes
        self.scores = scores
        self.history = history
    }
}

extension ModelCard {
    /// The longest name of a model, in characters.
    static let nameCountMax = 100
    /// The most glyphs of a data set: more than there are on earth.
    static let countMax = 1_000_000_000_000

    /// What is wrong with the card, or `nil`.
    var complaint: String? {
        if name.isEmpty || name.count > Self.nameCountMax || name.contains(where: \.isNewline) {
            return "the model's name must be one line of 1 to \(Self.nameCountMax) characters"
        }
        let shares = scores.map(\.accuracy) + history.map(\.trainingAccuracy)
        if !(shares + history.compactMap(\.validationAccuracy)).allSatisfy((0...1).contains) {
            return "an accuracy must be from 0 to 1"
        }
        let losses = scores.map(\.loss) + history.map(\.trainingLoss)
        if !(losses + history.compactMap(\.validationLoss)).allSatisfy({ $0 >= 0 && $0.isFinite }) {
            return "a loss must be finite and not negative"
        }
        return scores.allSatisfy { 0...Self.countMax ~= $0.count }
            ? nil : "a count must be from 0 to \(Self.countMax)"
    }
}
