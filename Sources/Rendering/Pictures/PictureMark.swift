/// Something drawn beside the digit that is none.
public enum PictureMark: Hashable, Sendable {
    /// A side of the picture.
    public enum Edge: Int, Hashable, Sendable {
        case left, top, right, bottom
    }

    /// A frame around the digit: its distance, its line's width.
    case box(gap: Float, width: Float)
    /// An ellipse around the digit's box: its distance, its line's width.
    case circle(gap: Float, width: Float)
    /// A line below the digit: its distance, its width, how far it goes beyond on both sides.
    case underline(gap: Float, width: Float, reach: Float)
    /// A line from the picture's top to its bottom: pixels right of the digit's left side.
    case upright(place: Float, width: Float, colour: SIMD3<Float>)
    /// A line along a side of the picture: its distance from it, and where it begins and ends in
    /// shares of the side.
    case rule(edge: Edge, inset: Float, from: Float, to: Float, width: Float)
    /// Another digit, of which this share of its breadth is inside the picture.
    case neighbour(edge: Edge, share: Float, side: Float)
    /// Lines between the pixels of an enlarged glyph.
    case cells(width: Float, colour: SIMD3<Float>)
}
