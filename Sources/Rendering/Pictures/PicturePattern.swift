/// What is printed on paper.
public struct PicturePattern: Hashable, Sendable {
    public enum Form: String, Hashable, Sendable {
        case lines, squares, dots
        /// Squares of two tones by turns.
        case checkers
    }

    public var form: Form
    public var colour: SIMD3<Float>
    /// Pixels from line to line.
    public var pitch: Float
    /// A line's width or a dot's diameter, in pixels.
    public var width: Float
    /// Where the first line stands, in shares of the pitch, each way.
    public var phase = SIMD2<Float>()
    /// Lines begin and end at whole pixels.
    public var isCrisp = false
    /// The share of the page's height above the first line.
    public var header: Float = 0
    /// Where a line stands down the page, as a share of its width.
    public var marginPlace: Float?
    public var marginColour = SIMD3<Float>()
}
