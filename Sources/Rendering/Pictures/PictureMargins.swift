/// Pixels around something, side by side.
public struct PictureMargins: Hashable, Sendable {
    public var left: Float
    public var top: Float
    public var right: Float
    public var bottom: Float

    /// The same on every side.
    public init(_ all: Float) { (left, top, right, bottom) = (all, all, all, all) }

    /// In the order left, top, right, bottom.
    public init(_ left: Float, _ top: Float, _ right: Float, _ bottom: Float) {
        (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    /// Each side at least as wide as this.
    func atLeast(_ other: PictureMargins) -> PictureMargins {
        PictureMargins(
            max(left, other.left), max(top, other.top), max(right, other.right),
            max(bottom, other.bottom))
    }
}
