extension PictureScene {
    /// How far a card lies askew, in degrees.
    private static let tiltMax: Float = 8

    mutating func becomeSheet(_ kind: DrawnKind, _ lot: inout PictureLot) {
        side = lot.logBetween(60, 300)
        margins = Self.around(side, 0.2, 0.8, &lot)
        switch kind {
        case .card: becomeCard(&lot)
        case .tile: becomeTile(&lot)
        default: becomeScreenshot(&lot)
        }
    }

    private mutating func becomeCard(_ lot: inout PictureLot) {
        (ink, paper) = (Self.pen(&lot), Self.tint(&lot))
        let form: PictureGround.Form = lot.shared([.flat, .wood, .cloth])
        let flat = lot.own(
            [SIMD3<Float>(0.45, 0.45, 0.45), SIMD3(0.12, 0.12, 0.13), SIMD3(0.2, 0.3, 0.42)],
            [SIMD3(0.38, 0.4, 0.42), SIMD3(0.05, 0.05, 0.06), SIMD3(0.25, 0.38, 0.28)])
        let wood = lot.own(
            [SIMD3<Float>(0.5, 0.34, 0.2)], [SIMD3(0.42, 0.26, 0.14)])
        var ground = PictureGround(
            form: form, colour: form == .wood ? wood : flat,
            margins: Self.around(side, 0.15, 1.2, &lot))
        ground.degrees = lot.chance(0.6) ? lot.signed(0.5, Self.tiltMax) : 0
        ground.cornerRadius = lot.chance(0.3) ? lot.between(0.02, 0.2) * side : 0
        ground.shadow = lot.chance(0.4) ? lot.between(0.1, 0.5) : 0
        self.ground = ground
        if lot.chance(0.5) { disturbance.noise = lot.between(0.004, 0.02) }
        if lot.chance(0.3) { disturbance.blur = lot.between(0.3, 0.012 * side) }
    }

    private mutating func becomeTile(_ lot: inout PictureLot) {
        let isDark = lot.chance(0.75)
        (ink, paper) = Self.greys(&lot, isDark: !isDark)
        let (writing, page) = Self.greys(&lot, isDark: isDark)
        var ground = PictureGround(
            form: .flat, colour: page, margins: Self.around(side, 0.25, 1.5, &lot))
        ground.furnitureColour = writing
        ground.furniture = lot.shared([.none, .title])
        ground.cornerRadius = lot.chance(0.4) ? lot.between(0.05, 0.3) * side : 0
        self.ground = ground
    }

    private mutating func becomeScreenshot(_ lot: inout PictureLot) {
        let isDark = lot.chance(0.7)
        (ink, paper) = Self.greys(&lot, isDark: isDark)
        // A telephone is about twice as high as wide.
        margins = Self.around(side, 0.5, 1.3, &lot)
        margins.top += side * lot.between(0.3, 1)
        margins.bottom += side * lot.between(0.3, 1)
        let bar = lot.between(0.14, 0.32) * side
        let hasOwnTone = lot.shared([true, false])
        let tone = lot.own(
            [SIMD3<Float>(0.13, 0.4, 0.75), SIMD3(0.25, 0.25, 0.27), SIMD3(0.9, 0.9, 0.92)],
            [SIMD3(0.3, 0.2, 0.55), SIMD3(0.15, 0.5, 0.4), SIMD3(0.82, 0.84, 0.86)])
        let colour = hasOwnTone ? tone : paper
        let hasFoot = lot.chance(0.3)
        var ground = PictureGround(
            form: .flat, colour: colour,
            margins: PictureMargins(0, bar, 0, hasFoot ? bar : 0))
        let isLight = colour.sum() > 1.6
        ground.furnitureColour = SIMD3(repeating: isLight ? 0.1 : 0.95)
        ground.furniture = .statusBar
        self.ground = ground
    }
}
