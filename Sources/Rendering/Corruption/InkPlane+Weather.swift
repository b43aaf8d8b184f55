internal import NumeralCore

/// Weather between glyph and lens: MNIST-C's fog and spatter.
extension InkPlane {
    /// How strong the fog is against full ink; severity 5, as the next.
    private static let fogStrength = 3.0
    /// By what the fog's roughness falls from one scale to the half of it.
    private static let fogDecay = 1.4

    /// The mean of the field that becomes mud, and its deviation; severity 4, as all below.
    private static let (mudMean, mudDeviation) = (0.65, 0.3)
    /// The deviations of the blur of the field, and of the blots that it makes, in pixels.
    private static let (fieldBlur, blotBlur) = (1.0, 1.5)
    /// The field is mud above this.
    private static let mudLevel = 0.65
    /// Less of a blot than this is none.
    private static let blotMin = 0.8
    /// How strong mud is: it is darker than ink.
    private static let mudInk = 63.0 / 255

    /// Under a cloud three times as strong as ink, all darkened so that it fits.
    func inFog(using generator: inout SplitMix64) -> InkPlane {
        let peak = values.max() ?? 0
        let cloud = PlasmaCloud(decay: Self.fogDecay, using: &generator)
        return map { value, column, row in
            (value + Self.fogStrength * cloud[column, row]) * peak / (peak + Self.fogStrength)
        }
    }

    /// Blots of mud over it.
    func spattered(using generator: inout SplitMix64) -> InkPlane {
        let field = InkPlane().map { _, _, _ in
            Self.mudMean + Self.mudDeviation * generator.nextNormal()
        }
        let blots = field.blurred(Self.fieldBlur)
            .map { value, _, _ in value > Self.mudLevel ? 1 : 0 }
            .blurred(Self.blotBlur)
        return map { value, column, row in
            let blot = blots[column, row]
            return blot < Self.blotMin ? value : value * (1 - blot) + Self.mudInk * blot
        }
    }
}
