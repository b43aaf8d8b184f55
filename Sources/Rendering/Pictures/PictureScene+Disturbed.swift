internal import Foundation

extension PictureScene {
    /// Flat drawings through light, lens and sensor.
    mutating func becomeDisturbed(_ kind: DrawnKind, _ lot: inout PictureLot) {
        switch kind {
        case .sensorNoise: disturbance.noise = lot.between(0.02, 0.12)
        case .saltAndPepper:
            disturbance.salt = lot.logBetween(0.002, 0.06)
            form = .png
        case .shaded:
            (ink, paper) = Self.greys(&lot, isDark: true)
            Self.shade(&disturbance, &lot)
        case .deepShadow:
            (ink, paper) = Self.greys(&lot, isDark: true)
            becomeShadowed(lot.between(0.5, 0.75), edge: lot.between(-0.35, -0.15), &lot)
        case .blurred: disturbance.blur = lot.between(0.015, 0.05) * side
        case .moire: becomeScreenPhoto(&lot)
        case .lowContrast:
            let (middle, half) = (lot.between(0.2, 0.8), lot.between(0.04, 0.12))
            let sign: Float = lot.shared([-1, 1])
            ink = SIMD3(repeating: middle + sign * half)
            paper = SIMD3(repeating: middle - sign * half)
            if case .jpeg(let quality) = form { form = .jpeg(quality: max(quality, 75)) }
        default: becomeColoured(&lot)
        }
    }

    /// A slope of light, darker corners, or a hard or soft shadow.
    static func shade(_ disturbance: inout PictureDisturbance, _ lot: inout PictureLot) {
        switch lot.shared([0, 1, 2]) {
        case 0: disturbance.slope = SIMD2(lot.signed(0.1, 0.5), lot.signed(0.1, 0.5))
        case 1: disturbance.vignette = lot.between(0.3, 0.9)
        default:
            disturbance.shadow = lot.between(0.15, 0.5)
            disturbance.shadowPlace = SIMD3(
                lot.between(0, 360), lot.signed(0, 0.3), lot.logBetween(0.005, 0.3))
        }
    }

    /// A page before a camera, a part of it in the shadow of a hand or a head.
    ///
    /// - Parameters:
    ///   - depth: the share of the light that the shadow takes.
    ///   - edge: how far beyond the middle it begins, in shares of the page's longer side.
    mutating func becomeShadowed(_ depth: Float, edge: Float, _ lot: inout PictureLot) {
        side = lot.logBetween(60, 300)
        margins = Self.around(side, 0.5, 1.5, &lot)
        disturbance.shadow = depth
        disturbance.shadowPlace = SIMD3(lot.between(0, 360), edge, lot.logBetween(0.005, 0.15))
        disturbance.noise = lot.between(0.002, 0.012)
        disturbance.blur = lot.between(0.3, 1)
        form = .jpeg(quality: lot.whole(60...95))
    }

    /// Coloured ink on coloured paper, told apart by light.
    private mutating func becomeColoured(_ lot: inout PictureLot) {
        let papers = lot.own(
            [SIMD3<Float>(0.98, 0.92, 0.45), SIMD3(0.7, 0.88, 1), SIMD3(1, 0.75, 0.8)],
            [SIMD3(0.72, 0.95, 0.7), SIMD3(1, 0.8, 0.55), SIMD3(0.85, 0.78, 0.98)])
        (ink, paper) = (Self.pen(&lot), papers)
        guard lot.chance(0.3) else { return }
        let boards = lot.own(
            [SIMD3<Float>(0.1, 0.2, 0.45), SIMD3(0.35, 0.05, 0.1)],
            [SIMD3(0.08, 0.3, 0.28), SIMD3(0.28, 0.1, 0.35)])
        (ink, paper) = (papers, boards)
    }

    private mutating func becomeScreenPhoto(_ lot: inout PictureLot) {
        side = lot.logBetween(100, 400)
        disturbance.moire = lot.between(0.04, 0.16)
        disturbance.moirePeriod = lot.between(2.1, 4.5)
        disturbance.moireTurn = lot.signed(0.5, 8)
        disturbance.blur = lot.between(0.4, 1)
        disturbance.noise = lot.between(0.004, 0.02)
        disturbance.slope = SIMD2(lot.signed(0, 0.2), lot.signed(0, 0.2))
        form = .jpeg(quality: lot.whole(60...95))
    }

    mutating func becomeWhiteboard(_ lot: inout PictureLot) {
        side = lot.logBetween(80, 400)
        stroke.form = .pen(lot.between(0.05, 0.11))
        ink = Self.pen(&lot)
        paper = SIMD3(repeating: lot.between(0.74, 0.92)) * SIMD3(0.97, 0.99, 1)
        margins = Self.around(side, 0.4, 1.5, &lot)
        disturbance.slope = SIMD2(lot.signed(0.05, 0.25), lot.signed(0.05, 0.25))
        if lot.chance(0.5) {
            disturbance.glare = lot.between(0.1, 0.4)
            disturbance.glarePlace = SIMD2(lot.signed(0.1, 0.45), lot.signed(0.1, 0.45))
        }
        disturbance.noise = lot.between(0.004, 0.02)
        disturbance.blur = lot.between(0.3, 1.2)
        form = .jpeg(quality: lot.whole(60...95))
    }

    mutating func becomeChalk(_ lot: inout PictureLot) {
        side = lot.logBetween(100, 400)
        stroke.form = .pen(lot.between(0.06, 0.12))
        stroke.texture = .dry(
            pitch: lot.between(0.01, 0.025) * side, share: lot.between(0.15, 0.45))
        paper = lot.own(
            [SIMD3(0.1, 0.25, 0.18), SIMD3(0.12, 0.12, 0.13)],
            [SIMD3(0.14, 0.3, 0.24), SIMD3(0.18, 0.18, 0.2)])
        ink = lot.own(
            [SIMD3(0.95, 0.95, 0.93), SIMD3(0.95, 0.9, 0.55)],
            [SIMD3(0.88, 0.9, 0.9), SIMD3(0.95, 0.75, 0.8)])
        margins = Self.around(side, 0.4, 1.5, &lot)
        disturbance.smear = lot.between(0.05, 0.3)
        disturbance.noise = lot.between(0.004, 0.02)
        disturbance.slope = SIMD2(lot.signed(0, 0.3), lot.signed(0, 0.3))
        form = .jpeg(quality: lot.whole(60...95))
    }
}
