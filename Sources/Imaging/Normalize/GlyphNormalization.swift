/// Every setting that decides what glyph a picture becomes; saved with the model.
///
/// The work is in the extensions: a picture to ink, ink to components, ink in a box to a glyph.
public struct GlyphNormalization: Codable, Hashable, Sendable {
    /// The longest side of the symbol in its glyph, in pixels; MNIST's is 20.
    public var boxSide = 20

    // MARK: Ink

    /// The longest side that ink is looked for at, in pixels; larger pictures are reduced first.
    public var workingSideMax = 1024
    /// The longest side that a photo is worked at, in pixels, and half of it when it is grainy.
    public var photoSideMax = 512
    /// The deviation of a photo's noise, of 255, up to which it is not grainy.
    public var grainFine: Float = 3
    /// Ink that differs from the paper by less, of 255, is none.
    public var contrastMin = 14
    /// Ink that differs from the paper by less, of 255, is read with a warning.
    public var contrastClear = 60
    /// Ink whose darkest differs from the paper by less, of 255, is stretched to 255.
    public var contrastFull = 230
    /// How many deviations of the paper's noise ink must stand out by.
    public var noiseDeviations: Float = 6
    /// The longest side, in pixels, of the smallest ink that is taken for a symbol.
    public var symbolSideMin = 4
    /// A page with more components than this is texture unless its largest one stands out…
    public var symbolCountMax = 40
    /// …by contrast, and by holding this share of all ink.
    public var mainShareMin: Float = 0.3
    /// In a photo: the share of a symbol's longest side that its edges take at most. A digit of
    /// MNIST that was enlarged has 0.07.
    public var edgeShareMax: Float = 0.2
    /// A component with less of the largest one's ink is a speck.
    public var speckShareMax: Float = 0.01
    /// A component with less of the largest one's ink belongs to it only when it is near.
    public var detachedShareMin: Float = 0.15
    /// How far away "near" is at most, as a share of the largest component's longest side.
    public var nearShareMax: Float = 0.25

    // MARK: Glyph

    /// The ink, of 255, that a symbol's box reaches to. A lower one takes in the blur of a scaled
    /// picture, a higher one cuts faint strokes' ends.
    public var boxInkMin = 64
    /// Strokes thinner than this, in pixels of the glyph, are thickened. None of MNIST's training
    /// images has thinner ones (mean stroke width as twice area by perimeter; the least is 1.21).
    public var strokeWidthMin: Float = 1.2
    /// The width they are thickened to: MNIST's fifth percentile.
    public var strokeWidthThickened: Float = 1.8

    /// Smaller symbols are enlarged to this side, in pixels, before they are averaged down.
    public var supersampledSide = 80

    /// The least ink, of 255, that a symbol's box takes in when it is scaled.
    public var traceInkMin = 4
    /// The ink, of 255, that the outermost row or column of a symbol usually reaches: MNIST's mean.
    public var outlineInk: Float = 232

    public init() {}

    /// The settings of the shipped models.
    public static let standard = GlyphNormalization()
}
