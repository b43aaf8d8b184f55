extension PictureScene {
    /// The lines' pitch in shares of the digit's side: from three lines in a digit to one beside.
    private static let pitches: (low: Float, high: Float) = (0.3, 1.5)
    /// A line is at most this share of the digit's side wide: a pen has a tenth.
    private static let lineShareMax: Float = 0.025
    private static let lineWidths: (low: Float, high: Float) = (1, 4)

    mutating func becomePatterned(_ kind: DrawnKind, _ lot: inout PictureLot) {
        switch kind {
        case .ruledPaper: becomeRuled(.lines, &lot)
        case .squaredPaper: becomeRuled(.squares, &lot)
        case .dottedPaper: becomeRuled(.dots, &lot)
        case .marginLine:
            (ink, paper) = (Self.pen(&lot), Self.tint(&lot))
            // From beside the digit to through its left stroke's outside.
            let place = lot.between(-0.4, 0.06) * side
            margins = Self.around(side, 0.5, 1.2, &lot)
            marks = [
                .upright(
                    place: place, width: Self.lineWidth(side, &lot), colour: Self.ruling(&lot))
            ]
        case .pixelGrid:
            let cell = lot.whole(8...24)
            side = Float(cell * 28)
            stroke = PictureStroke(form: .pixels(.nearest), keepsFrame: true)
            margins = PictureMargins(0)
            let tone = lot.between(0.25, 0.5)
            let colour = paper + (ink - paper) * tone
            marks = [.cells(width: lot.chance(0.2) ? 2 : 1, colour: colour)]
            form = .png
        default:
            (ink, paper) = (Self.pen(&lot), SIMD3(repeating: 1))
            margins = Self.around(side, 0.1, 0.8, &lot)
            pattern = PicturePattern(
                form: .checkers, colour: SIMD3(repeating: lot.between(0.75, 0.9)),
                pitch: lot.shared([true, false]) ? lot.between(6, 20) : 8, width: 1)
        }
    }

    /// Printed paper, written on by a pen.
    mutating func becomeRuled(_ pattern: PicturePattern.Form, _ lot: inout PictureLot) {
        (ink, paper) = (Self.pen(&lot), Self.tint(&lot))
        margins = Self.around(side, 0.3, 1.5, &lot)
        self.pattern = Self.printed(pattern, side: side, &lot)
        // Dark paper with light lines, now and then.
        if lot.chance(0.1) {
            (ink, paper) = Self.greys(&lot, isDark: false)
            self.pattern?.colour = paper + (ink - paper) * lot.between(0.2, 0.4)
        }
    }

    /// Lines, squares or dots for a digit of a size.
    static func printed(
        _ form: PicturePattern.Form, side: Float, _ lot: inout PictureLot
    ) -> PicturePattern {
        // Squares are smaller than lines are apart.
        let pitch = lot.logBetween(pitches.low, form == .lines ? pitches.high : 0.9) * side
        var pattern = PicturePattern(
            form: form, colour: ruling(&lot), pitch: max(5, pitch), width: lineWidth(side, &lot))
        if form == .dots { pattern.width *= 1.6 }
        pattern.width = min(pattern.width, max(1, pattern.pitch / 5))
        pattern.phase = SIMD2(lot.between(0, 1), lot.between(0, 1))
        pattern.isCrisp = lot.shared([true, false])
        if form == .lines, lot.chance(0.3) { pattern.header = lot.between(0.1, 0.3) }
        if form == .lines, lot.chance(0.35) {
            pattern.marginPlace = lot.between(0.03, 0.16)
            pattern.marginColour = lot.own([SIMD3(0.95, 0.55, 0.58)], [SIMD3(0.9, 0.45, 0.5)])
        }
        return pattern
    }

    private static func lineWidth(_ side: Float, _ lot: inout PictureLot) -> Float {
        let width = lot.between(lineWidths.low, lineWidths.high)
        return max(lineWidths.low, min(width, lineShareMax * side))
    }

    /// The colours of printed lines: grey, blue, red, green.
    static func ruling(_ lot: inout PictureLot) -> SIMD3<Float> {
        lot.own(
            [
                SIMD3(0.75, 0.75, 0.75), SIMD3(0.62, 0.78, 0.96), SIMD3(0.95, 0.62, 0.62),
                SIMD3(0.6, 0.85, 0.65),
            ],
            [
                SIMD3(0.65, 0.65, 0.68), SIMD3(0.52, 0.7, 0.9), SIMD3(0.9, 0.68, 0.72),
                SIMD3(0.66, 0.8, 0.62),
            ])
    }
}
