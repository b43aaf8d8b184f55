/// A rectangle of grey pixels, one byte each, row after row from the top left.
///
/// Whether 255 is light or ink is said by whoever makes the image: a decoded
/// picture holds light, an ink map and a ``Glyph`` hold ink (paper is 0).
public struct GrayImage: Hashable, Sendable {
    /// How many columns; may be 0.
    public let width: Int
    /// How many rows; may be 0.
    public let height: Int
    /// `width × height` bytes, row-major.
    ///
    /// Changed in place: with `didSet` instead, each write from another module copied the whole
    /// array (72 % of the canvas suite's time).
    public var pixels: [UInt8] {
        get { storage }
        set {
            precondition(newValue.count == storage.count, "the count of pixels must not change")
            storage = newValue
        }
        _modify {
            defer { precondition(storage.count == width * height, "the count must not change") }
            yield &storage
        }
    }
    private var storage: [UInt8]

    /// Creates an image from its bytes.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(
            width >= 0 && height >= 0, "extents must not be negative: \(width) × \(height)")
        precondition(
            pixels.count == width * height,
            "\(pixels.count) bytes are not \(width) × \(height) pixels")
        self.width = width
        self.height = height
        storage = pixels
    }

    /// Creates an image of one value.
    public init(width: Int, height: Int, filledWith value: UInt8 = 0) {
        self.init(
            width: width, height: height, pixels: Array(repeating: value, count: width * height))
    }

    /// The pixel in a column and a row, both from 0.
    public subscript(column: Int, row: Int) -> UInt8 {
        get {
            precondition(column >= 0 && column < width && row >= 0 && row < height)
            return storage[row * width + column]
        }
        set {
            precondition(column >= 0 && column < width && row >= 0 && row < height)
            storage[row * width + column] = newValue
        }
    }
}
