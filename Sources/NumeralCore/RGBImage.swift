/// A rectangle of coloured pixels of light, three bytes each (red, green, blue), row after row from
/// the top left.
public struct RGBImage: Hashable, Sendable {
    /// Bytes of a pixel.
    public static let channelCount = 3

    /// How many columns; may be 0.
    public let width: Int
    /// How many rows; may be 0.
    public let height: Int
    /// `width × height × 3` bytes.
    public let pixels: [UInt8]

    /// Creates an image from its bytes.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(
            width >= 0 && height >= 0, "extents must not be negative: \(width) × \(height)")
        precondition(
            pixels.count == width * height * Self.channelCount,
            "\(pixels.count) bytes are not \(width) × \(height) pixels")
        (self.width, self.height, self.pixels) = (width, height, pixels)
    }
}
