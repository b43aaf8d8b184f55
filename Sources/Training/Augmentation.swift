public import NumeralCore

/// How far training may distort a glyph, so that a reader meets more hands than the data set holds.
///
/// Every setting is the greatest strength of one distortion; each glyph draws
/// its own strengths evenly between none and that (``distortion(using:)``), anew
/// in every epoch. What happens to some glyphs only (``mishaps``) is given by the share of them.
/// All zero changes nothing, to the bit.
///
/// Flipping is not offered, on purpose: writing has a handedness. A mirrored 3,
/// 4 or 7 is no digit at all, a mirrored 2 is close to a 5 of some hands, and a
/// 6 turned over is a 9, so a flipped glyph would carry a label that is wrong.
///
/// - SeeAlso: Simard, Steinkraus and Platt, "Best Practices for Convolutional
///   Neural Networks Applied to Visual Document Analysis", 2003,
///   <https://doi.org/10.1109/ICDAR.2003.1227801> (affine and elastic
///   distortions, which brought MNIST's error from 1.6 % to 0.4 %).
public struct Augmentation: Hashable, Sendable {
    /// Degrees either way.
    public var rotation: Float = 0
    /// Pixels either way, for columns and rows each on its own.
    public var shift: Float = 0
    /// The fraction by which width and height, each on its own, grow or shrink.
    public var zoom: Float = 0
    /// Columns that a row moves for each row from the middle, either way: slant.
    public var shear: Float = 0
    /// Pixels that a control point of the elastic grid moves, each way of each axis.
    public var elastic: Float = 0
    /// Pixels between the control points of the elastic grid.
    public var elasticSpacing: Float = 7
    /// How much thicker strokes may get: 1 adds a pixel on either side.
    public var thickening: Float = 0
    /// How much thinner strokes may get: 1 takes a pixel from either side.
    public var thinning: Float = 0
    /// How much of a 3 × 3 binomial blur is mixed in, from 0 to 1.
    public var blur: Float = 0
    /// The deviation of Gaussian noise, as a fraction of full ink.
    public var noise: Float = 0
    /// Whether the ink's centre of mass goes back to the middle before the shift.
    ///
    /// The reader centres every glyph by its mass, so training should see the same.
    public var recenter = false
    /// What pens, paper and cameras do to some glyphs.
    public var mishaps = Mishaps()

    public init() {}

    /// Whether nothing is ever changed.
    public var isIdentity: Bool {
        [rotation, shift, zoom, shear, elastic, thickening, thinning, blur, noise]
            .allSatisfy { $0 == 0 } && !recenter && mishaps == Mishaps()
    }

    /// Draws what happens to one glyph.
    ///
    /// The order and number of draws do not depend on the settings, so that two
    /// runs that differ in one strength distort alike in everything else.
    public func distortion(using generator: inout SplitMix64) -> Distortion {
        var result = Distortion()
        result.rotation = generator.next(in: -1...1) * rotation
        result.shiftX = generator.next(in: -1...1) * shift
        result.shiftY = generator.next(in: -1...1) * shift
        result.zoomX = 1 + generator.next(in: -1...1) * zoom
        result.zoomY = 1 + generator.next(in: -1...1) * zoom
        result.shear = generator.next(in: -1...1) * shear
        let weight = generator.next(in: -1...1)
        result.thickness = weight * (weight > 0 ? thickening : thinning)
        result.blur = generator.nextUnit() * blur
        result.noise = generator.nextUnit() * noise
        result.elastic = elastic
        result.elasticSpacing = elasticSpacing
        result.recenters = recenter
        result.seed = generator.next()
        result.mishap = mishaps.mishap(using: &generator)
        return result
    }
}
