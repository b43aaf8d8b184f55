/// What light, lens, sensor and paper do to a picture; each is off at 0.
public struct PictureDisturbance: Hashable, Sendable {
    /// How much light falls from one side to the other, right and down, as a share.
    public var slope = SIMD2<Float>()
    /// How much darker the corners are than the middle, as a share.
    public var vignette: Float = 0
    /// How much darker it is beyond a straight edge, as a share.
    public var shadow: Float = 0
    /// The shadow's direction in degrees, its distance from the middle in shares of the longer
    /// side, and its edge's softness in the same.
    public var shadowPlace = SIMD3<Float>(0, 0, 0.1)
    /// Light that a lamp's mirror image adds, and where, in shares of the extents.
    public var glare: Float = 0
    public var glarePlace = SIMD2<Float>()
    /// How strong the beat of two grids is, as a share; its period in pixels; its turn in degrees.
    public var moire: Float = 0
    public var moirePeriod: Float = 3
    public var moireTurn: Float = 0
    /// How much light folds take and give, as a share, and their distance in pixels.
    public var wrinkles: Float = 0
    public var wrinklePitch: Float = 40
    /// How much light a wiped board gives more, unevenly.
    public var smear: Float = 0
    /// The deviation of a normal blur, in pixels.
    public var blur: Float = 0
    /// The deviation of the sensor's noise, of full light.
    public var noise: Float = 0
    /// The share of pixels that are black or white.
    public var salt: Float = 0

    public init() {}
}
