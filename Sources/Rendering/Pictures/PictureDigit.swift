/// One digit's place in a picture.
public struct PictureDigit: Hashable, Sendable {
    /// The longer side of its ink's box, in pixels.
    public var side: Float
    /// Clockwise as seen.
    public var degrees: Float = 0
    /// Pixels between it and the one before it in its line.
    public var gap: Float = 0
    /// Pixels that its foot stands below the line's.
    public var drop: Float = 0
    /// Which line it stands in, from 0.
    public var line = 0
}
