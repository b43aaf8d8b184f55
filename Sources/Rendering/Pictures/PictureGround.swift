/// What a sheet or a tile lies on.
public struct PictureGround: Hashable, Sendable {
    public enum Form: String, Hashable, Sendable {
        case flat, wood, cloth
    }

    /// What else is on it.
    public enum Furniture: String, Hashable, Sendable {
        case none
        /// A line of small writing above.
        case title
        /// Signs at both ends of the bar above.
        case statusBar
    }

    public var form: Form
    public var colour: SIMD3<Float>
    /// Pixels around the sheet.
    public var margins: PictureMargins
    /// The sheet's turn, clockwise as seen.
    public var degrees: Float = 0
    /// The radius of the sheet's corners, in pixels.
    public var cornerRadius: Float = 0
    /// How much light the sheet takes from the ground beside it, from 0 to 1.
    public var shadow: Float = 0
    public var furniture = Furniture.none
    /// The writing's colour.
    public var furnitureColour = SIMD3<Float>()
}
