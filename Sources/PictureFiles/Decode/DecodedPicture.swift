public import NumeralCore

/// A picture file's light, and what must be known of how it came about.
public struct DecodedPicture: Hashable, Sendable {
    /// Light, 0 is black; upright and opaque.
    public let image: GrayImage
    /// How many of the file's pixels, each way, a pixel of ``image`` stands for: 1, 2, 4 or 8.
    public let reduction: Int
    /// The extents of the file's picture, upright.
    public let pictureWidth: Int
    public let pictureHeight: Int
    /// Whether the file ends before its picture does: ``image`` then lacks the edge that was
    /// stored last.
    public let isCutOff: Bool
}
