extension PictureScene {
    /// Deviates from the usual as a kind of one digit does.
    mutating func become(_ kind: DrawnKind, _ lot: inout PictureLot) {
        switch kind {
        case .plain: becomePlain(&lot)
        case .smallJPEG: becomeSmallJPEG(&lot)
        case .tightCrop: becomeTightCrop(&lot)
        case .meetsFrame: becomeMeetsFrame(&lot)
        case .ruledPaper, .squaredPaper, .dottedPaper, .marginLine, .pixelGrid, .checkerboard:
            becomePatterned(kind, &lot)
        case .card, .tile, .screenshot: becomeSheet(kind, &lot)
        case .boxed, .circled, .underlined, .fragment: becomeMarked(kind, &lot)
        case .stippled, .dottedPen, .brokenPen, .dryPen, .outlinePen, .hairline, .thickPen:
            becomeWritten(kind, &lot)
        case .turned: digits[0].degrees = lot.signed(3, 15)
        case .onItsSide: quarterTurns = lot.shared([1, 2, 3])
        case .transparentGrey, .transparentColour, .palette: becomeFile(kind, &lot)
        case .sensorNoise, .saltAndPepper, .shaded, .deepShadow, .blurred, .moire,
            .lowContrast, .colouredPaper:
            becomeDisturbed(kind, &lot)
        case .whiteboard: becomeWhiteboard(&lot)
        case .chalk: becomeChalk(&lot)
        case .photo, .photoFilled: preconditionFailure("\(kind) is a photograph")
        }
    }

    private mutating func becomePlain(_ lot: inout PictureLot) {
        // Few of the large ones: a picture of 4,000 pixels costs as much as hundreds of small ones.
        side = lot.chance(0.02) ? lot.logBetween(1000, 2600) : lot.logBetween(20, 500)
        let isTight = lot.chance(0.25)
        margins =
            isTight ? Self.around(side, 0.02, 0.1, &lot) : Self.around(side, 0.1, 2, &lot)
        if side > 500 { margins = Self.around(side, 0.02, 0.25, &lot) }
        if lot.chance(0.2) { (ink, paper) = (Self.pen(&lot), Self.tint(&lot)) }
    }

    private mutating func becomeSmallJPEG(_ lot: inout PictureLot) {
        side = 28
        stroke = PictureStroke(form: .pixels(.nearest), keepsFrame: true)
        margins = PictureMargins(0)
        form = .jpeg(quality: lot.whole(40...95))
    }

    private mutating func becomeTightCrop(_ lot: inout PictureLot) {
        side = Float(lot.whole(12...64))
        stroke = PictureStroke(
            form: .pixels(lot.shared([.bilinear, .cubic, .area])))
        margins = PictureMargins(0)
        // Blocks of 8 × 8 pixels at low quality leave nothing of strokes two pixels wide.
        if case .jpeg(let quality) = form { form = .jpeg(quality: max(quality, 70)) }
    }

    private mutating func becomeMeetsFrame(_ lot: inout PictureLot) {
        stroke.isTwoLevel = lot.chance(0.6)
        margins = Self.around(side, 0.05, 0.8, &lot)
        // A wide and a narrow choice: one side, two at a corner, three, all.
        switch lot.shared([0, 1, 2, 3, 4, 5, 6]) {
        case 0: margins.left = 0
        case 1: margins.top = 0
        case 2: margins.right = 0
        case 3: margins.bottom = 0
        case 4: (margins.left, margins.top) = (0, 0)
        case 5: (margins.right, margins.bottom, margins.top) = (0, 0, 0)
        default: margins = PictureMargins(0)
        }
    }

    /// The spoiled glyph as it is, or enlarged.
    mutating func becomeCorrupted(_ lot: inout PictureLot) {
        side = lot.shared([true, false]) ? 28 : lot.logBetween(28, 280)
        stroke = PictureStroke(
            form: .pixels(lot.shared(GlyphResampling.allCases)), keepsFrame: true)
        (ink, paper) = (SIMD3(), SIMD3(repeating: 1))
        if lot.shared([true, false]) { swap(&ink, &paper) }
        margins = PictureMargins(0)
    }
}
