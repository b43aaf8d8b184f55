/// What happens to one glyph: the strengths that ``Augmentation`` drew.
public struct Distortion: Hashable, Sendable {
    /// Degrees, clockwise as seen.
    public var rotation: Float = 0
    /// Pixels to the right.
    public var shiftX: Float = 0
    /// Pixels down.
    public var shiftY: Float = 0
    /// The factor of the width.
    public var zoomX: Float = 1
    /// The factor of the height.
    public var zoomY: Float = 1
    /// Columns to the right for each row below the middle.
    public var shear: Float = 0
    /// From −1 (a pixel off either side of a stroke) to 1 (a pixel more on either side).
    public var thickness: Float = 0
    /// From 0 to 1, the share of the blurred glyph.
    public var blur: Float = 0
    /// The deviation of the noise, as a fraction of full ink.
    public var noise: Float = 0
    /// The greatest move of a control point of the elastic grid, in pixels.
    public var elastic: Float = 0
    /// Pixels between control points.
    public var elasticSpacing: Float = 7
    /// Whether the centre of mass goes to the middle before the shift.
    public var recenters = false
    /// Seeds the elastic grid, the noise and where mishaps happen.
    public var seed: UInt64 = 0
    /// What else happens to it.
    public var mishap = Mishap()

    public init() {}

    /// Whether any pixel moves.
    var isGeometric: Bool {
        rotation != 0 || shiftX != 0 || shiftY != 0 || zoomX != 1 || zoomY != 1 || shear != 0
            || elastic != 0 || recenters || mishap.stretch != 0
            || mishap.broadening != 0 || mishap.driftX != 0 || mishap.driftY != 0
    }
}
