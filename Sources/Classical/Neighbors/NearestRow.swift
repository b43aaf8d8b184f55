/// A row that is near another.
public struct NearestRow: Hashable, Sendable {
    /// Which of the rows that are known.
    public let row: Int
    /// How far it is: the square root of a sum of squared differences.
    public let distance: Float
}
