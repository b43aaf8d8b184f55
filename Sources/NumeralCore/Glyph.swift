/// A normalised picture of one symbol, as MNIST's are: 28 × 28 bytes of ink.
///
/// 0 is paper, 255 is full ink; the symbol fills a 20 × 20 box and its mass is
/// centred. Only `Imaging` makes one from a picture; data sets make theirs from
/// files that already hold it.
public struct Glyph: Hashable, Sendable {
    /// How many rows, and how many columns.
    public static let side = 28
    /// How many pixels.
    public static let pixelCount = side * side
    /// Paper without ink.
    public static let blank = Glyph(ink: Array(repeating: 0, count: pixelCount))

    /// `28 × 28` bytes of ink, row-major.
    public let ink: [UInt8]

    /// Creates a glyph from its bytes.
    public init(ink: [UInt8]) {
        precondition(
            ink.count == Self.pixelCount, "a glyph has \(Self.pixelCount) bytes, not \(ink.count)")
        self.ink = ink
    }

    /// The same pixels as an image of ink.
    public var image: GrayImage { GrayImage(width: Self.side, height: Self.side, pixels: ink) }

    /// Whether there is no ink at all.
    public var isBlank: Bool { ink.allSatisfy { $0 == 0 } }
}
