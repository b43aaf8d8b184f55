/// Where a run stands: everything but the tensors that a checkpoint must hold.
public struct TrainingProgress: Hashable, Sendable, Codable {
    /// The epoch that is under way, from 0; the number of epochs once all are done.
    public internal(set) var epoch = 0
    /// The steps of that epoch that are done.
    public internal(set) var stepInEpoch = 0
    /// The losses of that epoch's samples so far, summed over steps.
    public internal(set) var lossSum = 0.0
    /// The samples of that epoch that were classified right so far.
    public internal(set) var correctCount = 0
    /// The epochs that are done.
    public internal(set) var history: [EpochRecord] = []
    /// Whether the run ended early because validation got no better.
    public internal(set) var isStoppedEarly = false

    public init() {}

    /// The epoch with the highest validation accuracy; of equals the lowest loss, then the first.
    public var bestEpoch: EpochRecord? {
        history.reduce(nil) { best, record in
            guard let new = record.validation else { return best }
            guard let old = best?.validation else { return record }
            return (new.accuracy, -new.loss) > (old.accuracy, -old.loss) ? record : best
        }
    }

    /// How many epochs have passed since the best one.
    ///
    /// Not since the lowest loss: under label smoothing the loss on plain labels rises while
    /// the reader still gets better.
    var staleEpochCount: Int { bestEpoch.map { history.count - $0.number } ?? 0 }
}

/// What one epoch came to.
public struct EpochRecord: Hashable, Sendable, Codable {
    /// Loss and accuracy over some samples.
    public struct Scores: Hashable, Sendable, Codable {
        /// The mean of −log p(label), in nats.
        public let loss: Double
        /// The share classified right, from 0 to 1.
        public let accuracy: Double

        public init(loss: Double, accuracy: Double) {
            self.loss = loss
            self.accuracy = accuracy
        }
    }

    /// From 1.
    public let number: Int
    /// Over the distorted samples, with dropout and label smoothing, while the weights moved.
    public let training: Scores
    /// Over the held-out samples, with the weights that would be saved; `nil` without such samples.
    public let validation: Scores?
    /// The learning rate of the epoch's last step.
    public let learningRate: Float

    public init(number: Int, training: Scores, validation: Scores?, learningRate: Float) {
        self.number = number
        self.training = training
        self.validation = validation
        self.learningRate = learningRate
    }
}
