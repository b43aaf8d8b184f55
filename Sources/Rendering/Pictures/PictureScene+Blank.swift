extension PictureScene {
    /// A page's sides, in pixels.
    private static let sides: (low: Float, high: Float) = (28, 900)
    /// The shortest side of a printed sheet, in pixels, and how many lines it has at least.
    private static let (printedSideMin, lineCountMin): (Float, Float) = (80, 5)

    /// Deviates from the usual as paper without ink does.
    mutating func become(_ kind: BlankKind, _ lot: inout PictureLot) {
        digits = []
        paper = lot.shared([true, false]) ? Self.tint(&lot) : SIMD3(repeating: lot.between(0.5, 1))
        let width = lot.logBetween(Self.sides.low, Self.sides.high)
        let height = width * lot.logBetween(0.5, 2)
        margins = PictureMargins(width, max(Self.sides.low, height), 0, 0)
        // Paper is ruled for a digit that somebody is to write.
        let writing = max(40, 0.3 * width)
        switch kind {
        case .plainPaper: break
        case .shadedPaper: Self.shade(&disturbance, &lot)
        case .ruledPaper: pattern = Self.printed(.lines, side: writing, &lot)
        case .squaredPaper: pattern = Self.printed(.squares, side: writing, &lot)
        case .dottedPaper: pattern = Self.printed(.dots, side: writing, &lot)
        case .noisyPaper: disturbance.noise = lot.between(0.005, 0.1)
        case .darkPaper:
            paper = SIMD3(repeating: lot.between(0, 0.25))
            disturbance.noise = lot.chance(0.5) ? lot.between(0.004, 0.04) : 0
        case .wrinkledPaper:
            disturbance.wrinkles = lot.between(0.04, 0.2)
            disturbance.wrinklePitch = lot.between(0.06, 0.25) * width
            disturbance.noise = lot.between(0.002, 0.02)
            disturbance.vignette = lot.chance(0.5) ? lot.between(0.1, 0.5) : 0
        case .photoOfPaper: preconditionFailure("\(kind) is a photograph")
        }
        guard var printed = pattern else { return }
        paper = Self.tint(&lot)
        // One line alone might be somebody's stroke: a sheet shows some.
        let sheet = margins.atLeast(PictureMargins(Self.printedSideMin))
        margins = PictureMargins(sheet.left, sheet.top, 0, 0)
        let pitchMax = min(sheet.left, sheet.top) / Self.lineCountMin
        (printed.pitch, printed.header) = (min(printed.pitch, pitchMax), 0)
        pattern = printed
    }
}
