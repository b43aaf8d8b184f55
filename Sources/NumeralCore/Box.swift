/// A rectangle of whole pixels in a picture, from the top left.
public struct Box: Hashable, Sendable {
    public let x: Int
    public let y: Int
    public let width: Int
    public let height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
        precondition(width >= 0 && height >= 0)
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The smallest box that holds both.
    public func union(_ other: Box) -> Box {
        let (left, top) = (min(x, other.x), min(y, other.y))
        return Box(
            x: left, y: top,
            width: max(x + width, other.x + other.width) - left,
            height: max(y + height, other.y + other.height) - top)
    }

    /// The pixels between two boxes, across or down, whichever are more; negative where they
    /// overlap.
    public func gap(to other: Box) -> Int {
        max(
            other.x - x - width, x - other.x - other.width, other.y - y - height,
            y - other.y - other.height)
    }

    /// How many sides of a picture of these extents it meets.
    public func frameSideCount(width pictureWidth: Int, height pictureHeight: Int) -> Int {
        [x == 0, y == 0, x + width == pictureWidth, y + height == pictureHeight].count { $0 }
    }
}

extension Box: Codable {
    /// Reads `[x, y, width, height]`.
    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        (x, y) = (try container.decode(Int.self), try container.decode(Int.self))
        (width, height) = (try container.decode(Int.self), try container.decode(Int.self))
        guard width >= 0, height >= 0 else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a box of \(width) × \(height) is not a box")
        }
    }

    /// Writes `[x, y, width, height]`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for value in [x, y, width, height] { try container.encode(value) }
    }
}
