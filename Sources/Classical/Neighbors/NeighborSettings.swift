/// How nearest neighbours are found and how they vote.
///
/// - SeeAlso: Cover and Hart, "Nearest neighbor pattern classification", 1967,
///   <https://doi.org/10.1109/TIT.1967.1053964>.
public struct NeighborSettings: Hashable, Sendable {
    /// How much each of the nearest rows says.
    public enum Weighting: String, CaseIterable, Sendable {
        /// All the same.
        case equal
        /// The inverse of its distance, relative to the nearest's; a row at distance 0 silences all
        /// that are farther.
        case inverseDistance
    }

    /// A second stage: the nearest rows by Euclidean distance, ordered again by a distance that
    /// takes small distortions of a square picture for no difference.
    public struct Refinement: Hashable, Sendable {
        /// Which distortions.
        public enum Distance: Hashable, Sendable {
            /// Moves of up to so many pixels across and down, of the row that is asked about.
            case shifts(reach: Int)
            /// Small moves, turns, stretches, shears and changes of stroke width together, to first
            /// order: the distance between the planes that are tangent to the distortions of both
            /// pictures, or, one-sided, of the row that is asked about.
            case tangents(isTwoSided: Bool)
        }

        /// What is measured.
        public var distance: Distance
        /// Pixels along a picture's side; a row is a picture, row by row.
        public var side: Int
        /// How many rows the first stage hands over.
        public var candidateCount: Int

        public init(_ distance: Distance, side: Int, candidateCount: Int = 100) {
            (self.distance, self.side) = (distance, side)
            self.candidateCount = candidateCount
        }
    }

    /// How many of the nearest rows vote.
    public var neighborCount = 4
    /// How much each of them says.
    public var weighting = Weighting.inverseDistance
    /// The second stage, if there is one.
    public var refinement: Refinement?

    public init() {}
}
