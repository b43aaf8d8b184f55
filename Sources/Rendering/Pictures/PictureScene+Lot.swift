internal import NumeralCore

extension PictureScene {
    /// One picture of a kind by lot.
    ///
    /// - Parameters:
    ///   - kind: a drawing: photographs are ``PhotoScene``s.
    ///   - seed: another one gives other pictures throughout.
    ///   - index: which of the seed's pictures; not negative.
    ///   - settings: which half of every setting's range.
    public init(kind: PictureKind, seed: UInt64, index: Int, settings: PictureSettings) {
        precondition(index >= 0)
        var lot = PictureLot(
            settings: settings, seed: seed, path: [kind.path, UInt64(index)])
        self.init(kind: kind, &lot)
    }

    init(kind: PictureKind, _ lot: inout PictureLot) {
        precondition(!kind.isPhoto, "\(kind) is a photograph: use PhotoScene")
        self.init(usual: kind, &lot)
        switch kind {
        case .drawn(let kind): become(kind, &lot)
        case .corrupted: becomeCorrupted(&lot)
        case .several(let kind): become(kind, &lot)
        case .blank(let kind): become(kind, &lot)
        }
    }

    /// A digit on flat paper, from which the kinds deviate.
    private init(usual kind: PictureKind, _ lot: inout PictureLot) {
        let side = lot.logBetween(56, 400)
        self.init(
            kind: kind, digits: [PictureDigit(side: side)],
            stroke: PictureStroke(form: .pixels(.bilinear)), ink: SIMD3(), paper: SIMD3(),
            margins: PictureMargins(0), grainSeed: lot.generator.next())
        stroke = Self.solidStroke(&lot)
        (ink, paper) = Self.greys(&lot, isDark: lot.shared([true, false]))
        margins = Self.around(side, 0.1, 1, &lot)
        form = Self.file(&lot)
    }

    /// The only digit's side.
    var side: Float {
        get { digits[0].side }
        set { digits[0].side = newValue }
    }

    /// A glyph's own pixels, or a pen of a usual width.
    static func solidStroke(_ lot: inout PictureLot) -> PictureStroke {
        var stroke = PictureStroke(
            form: lot.shared([true, false])
                ? .pixels(lot.shared(GlyphResampling.allCases)) : .pen(lot.between(0.05, 0.15)))
        stroke.isTwoLevel = lot.chance(0.15)
        return stroke
    }

    /// Grey ink on grey paper, the tones far from each other; often black and white.
    static func greys(
        _ lot: inout PictureLot, isDark: Bool
    ) -> (ink: SIMD3<Float>, paper: SIMD3<Float>) {
        let isPure = lot.chance(0.4)
        let (dark, light) = (lot.between(0, 0.28), lot.between(0.75, 1))
        let tones: (SIMD3<Float>, SIMD3<Float>) =
            isPure
            ? (SIMD3(), SIMD3(repeating: 1)) : (SIMD3(repeating: dark), SIMD3(repeating: light))
        return isDark ? tones : (tones.1, tones.0)
    }

    /// Margins in shares of the digit's side, each side for itself.
    static func around(
        _ side: Float, _ low: Float, _ high: Float, _ lot: inout PictureLot
    ) -> PictureMargins {
        PictureMargins(
            lot.logBetween(low, high) * side, lot.logBetween(low, high) * side,
            lot.logBetween(low, high) * side, lot.logBetween(low, high) * side)
    }

    /// PNG, or JPEG of any usual quality.
    static func file(_ lot: inout PictureLot) -> PictureForm {
        let quality = lot.whole(40...95)
        return lot.shared([true, false]) ? .png : .jpeg(quality: quality)
    }

    /// The light colours of papers, nearly white.
    static func tint(_ lot: inout PictureLot) -> SIMD3<Float> {
        lot.own(
            [SIMD3(1, 1, 1), SIMD3(0.98, 0.97, 0.92), SIMD3(0.93, 0.96, 1)],
            [SIMD3(1, 1, 1), SIMD3(1, 0.98, 0.86), SIMD3(0.95, 0.95, 0.95)])
    }

    /// The dark colours of pens.
    static func pen(_ lot: inout PictureLot) -> SIMD3<Float> {
        lot.own(
            [
                SIMD3(0.04, 0.04, 0.05), SIMD3(0.1, 0.15, 0.55), SIMD3(0.7, 0.08, 0.1),
                SIMD3(0.05, 0.35, 0.15),
            ],
            [
                SIMD3(0.14, 0.14, 0.16), SIMD3(0.06, 0.2, 0.62), SIMD3(0.62, 0.1, 0.2),
                SIMD3(0.1, 0.42, 0.25),
            ])
    }
}
