import Settings
import Yams

/// Which settings of a recipe are tried, and how they are compared.
///
/// Every trial is measured on digits that it was not trained on: the recipe's held-out part, or
/// folds of its first set. A test set has no part in it.
///
/// - SeeAlso: Bergstra and Bengio, "Random Search for Hyper-Parameter Optimization", 2012; Jamieson
///   and Talwalkar, "Non-stochastic Best Arm Identification and Hyperparameter Optimization", 2016,
///   on successive halving.
public struct Tuning: Hashable, Sendable {
    /// Which combinations are tried.
    public enum Search: String, CaseIterable, Sendable {
        /// Each with each.
        case grid
        /// So many, each setting drawn by itself.
        case random
        /// As many as at random, first with little training; the best third goes on with three
        /// times as much, and so on.
        case halving
    }

    /// What the best one has most, or least, of.
    public enum Measure: String, CaseIterable, Codable, Sendable {
        case accuracy, loss
    }

    public var search = Search.grid
    /// How many combinations random search and halving begin with.
    public var trialCount = 20
    /// Into how many parts the first set is divided, each held out once; 0 for the recipe's own
    /// held-out part.
    public var foldCount = 0
    public var measure = Measure.loss
    /// Seeds what is drawn.
    public var seed: UInt64 = 1
    /// In the order of the file.
    public var settings: [TuningSetting] = []

    /// The part that goes on to the next round of halving is one in so many.
    public static let halvingFactor = 3
    public static let trialCountMax = 10_000
    public static let settingCountMax = 20
    static let keys = ["search", "trials", "folds", "measure", "seed", "settings"]
}

extension Tuning: Decodable {
    /// Reads the `tuning` of a recipe; the settings are read apart, since their order matters.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, of: "tuning", keys: Self.keys)
        self.init()
        search = try mapping.choice("search", default: search)
        trialCount = try mapping.count("trials", default: trialCount, 1...Self.trialCountMax)
        foldCount = try mapping.count("folds", default: 0, 0...CrossValidation.foldCountMax)
        guard foldCount != 1 else { throw mapping.error("folds", "folds must be 0, or 2 or more") }
        measure = try mapping.choice("measure", default: measure)
        seed = try mapping.value("seed", default: seed)
    }
}
