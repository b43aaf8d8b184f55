/// What a resampling made of a set: rows of it, and mixtures of two.
public struct ResampledRows: Hashable, Sendable {
    /// A point on the segment between two rows of one class.
    public struct Mixture: Hashable, Sendable {
        /// Where the segment begins, and whose class it is.
        public let row: Int
        /// Where it ends: one of the nearest of the same class.
        public let neighbor: Int
        /// How far along, from 0 up to 1.
        public let share: Float

        public init(row: Int, neighbor: Int, share: Float) {
            (self.row, self.neighbor, self.share) = (row, neighbor, share)
        }
    }

    /// What is kept, in rising order, then what is repeated, class after class.
    public let rows: [Int]
    /// What is made, class after class; it follows the rows.
    public let mixtures: [Mixture]

    /// How many samples there are now.
    public var count: Int { rows.count + mixtures.count }

    /// Each sample's class.
    public func labels(from labels: [Int]) -> [Int] {
        rows.map { labels[$0] } + mixtures.map { labels[$0.row] }
    }

    /// The numbers of each sample: `row + share · (neighbor − row)` of a mixture.
    public func features(from features: FeatureMatrix) -> FeatureMatrix {
        var values = features.select(rows).values
        values.reserveCapacity(count * features.columnCount)
        for mixture in mixtures {
            let own = features.values[features.range(ofRow: mixture.row)]
            let other = features.values[features.range(ofRow: mixture.neighbor)]
            for (one, two) in zip(own, other) { values.append(one + mixture.share * (two - one)) }
        }
        return FeatureMatrix(columnCount: features.columnCount, values: values)
    }
}
