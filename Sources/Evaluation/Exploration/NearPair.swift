/// Two glyphs of a set that look alike.
public struct NearPair: Hashable, Sendable, Codable {
    /// Which glyphs, the first of them first.
    public let first: Int
    public let second: Int
    /// The root of the mean squared difference of their pixels, from 0, the same in every byte, to
    /// 1, black where the other is white.
    public let distance: Double

    public init(first: Int, second: Int, distance: Double) {
        (self.first, self.second, self.distance) = (first, second, distance)
    }
}
