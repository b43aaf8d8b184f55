public import NumeralCore

/// A picture as ink on paper: 0 is paper, 255 full ink, whatever the colours were.
public struct InkMap: Hashable, Sendable {
    /// The ink, without noise and specks.
    public let image: GrayImage
    /// How many of the picture's pixels, each way, a pixel of ``image`` stands for; 1 for drawings.
    public let reduction: Int
    /// The extents of the picture as it was given.
    public let pictureWidth: Int
    public let pictureHeight: Int
    /// Where the ink of a picture of one digit stands, in the picture's pixels; `nil` when blank.
    public let box: Box?
    /// Whether dark ink stood on light paper.
    public let paperIsLight: Bool
    public let warnings: [Warning]

    /// Whether there is nothing to read.
    public var isBlank: Bool { box == nil }
}
