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
    static let group = SettingGroup(
        "tuning",
        [
            .word("search", Search.grid, "which combinations are tried"),
            .count(
                "trials", Tuning().trialCount, 1...trialCountMax,
                "combinations that random search and halving begin with", example: "9"),
            .count(
                "folds", 0, 0...CrossValidation.foldCountMax,
                "parts of the first set, each held out once; 0 for the recipe's held-out part, "
                    + "never 1", example: "5"),
            .word("measure", Measure.loss, "what the best one has least, or most, of"),
            .other("seed", .seed, "seeds what is drawn", example: "7", standard: "1"),
            .other(
                "settings", .other("a mapping of paths to lists or ranges", refused: "[1]"),
                "what is tried: a path in the recipe, and a list of values or a range",
                example: "{epochs: [1, 2]}"),
        ])
}

extension Tuning: Decodable {
    /// Reads the `tuning` of a recipe; the settings are read apart, since their order matters.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, Self.group)
        self.init()
        search = try mapping.choice("search", default: search)
        trialCount = try mapping.count("trials")
        foldCount = try mapping.count("folds")
        guard foldCount != 1 else { throw mapping.error("folds", "folds must be 0, or 2 or more") }
        measure = try mapping.choice("measure", default: measure)
        seed = try mapping.value("seed", default: seed)
    }
}
