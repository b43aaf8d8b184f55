/// A trained machine, and how it came out.
public struct SupportVectorFit: Sendable {
    /// How the problem of one pair of classes came out.
    public struct Pair: Hashable, Sendable {
        /// The classes, the lower one first.
        public let first: Int
        public let second: Int
        /// How many samples have a coefficient.
        public let supportCount: Int
        /// `½ βᵀKβ − Σ |β|`, what was minimised.
        public let objective: Double
        /// Steps of sequential minimal optimisation.
        public let stepCount: Int
        /// Whether the optimality conditions hold to the tolerance; if not, the steps ran out.
        public let isConverged: Bool
    }

    public internal(set) var machine: SupportVectorMachine
    /// Which training row each of the machine's support vectors is.
    public let supportRows: [Int]
    /// In the machine's order of pairs.
    public let pairs: [Pair]
}
