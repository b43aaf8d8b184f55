/// One combination of settings, and what it came to.
public struct TuningTrial: Codable, Hashable, Sendable {
    /// From 0, in the order of trying.
    public let number: Int
    /// The round of halving, from 0.
    public let round: Int
    /// Values in YAML, by their path in the recipe.
    public let settings: [String: String]
    /// The checksum of the recipe that was followed, so that a resumed search knows its own.
    public let recipe: String
    /// On what was held out.
    public let accuracy: Double
    /// The mean of `−log` of the probability given to the truth, in nats.
    public let loss: Double
    /// How long it took.
    public let seconds: Double

    /// Whether it is better than another of the same round.
    func isBetter(than other: TuningTrial, by measure: Tuning.Measure) -> Bool {
        switch measure {
        case .accuracy: (accuracy, other.loss) > (other.accuracy, loss)
        case .loss: (loss, other.accuracy) < (other.loss, accuracy)
        }
    }
}

extension [TuningTrial] {
    /// The best first; those that went on to a later round before those that did not.
    public func ranked(by measure: Tuning.Measure) -> [TuningTrial] {
        sorted {
            $0.round == $1.round ? $0.isBetter(than: $1, by: measure) : $0.round > $1.round
        }
    }
}
