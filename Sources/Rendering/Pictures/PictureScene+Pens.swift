extension PictureScene {
    /// Pens that write otherwise than solid.
    mutating func becomeWritten(_ kind: DrawnKind, _ lot: inout PictureLot) {
        stroke.isTwoLevel = false
        switch kind {
        case .stippled:
            side = lot.logBetween(80, 300)
            stroke.texture = .stippled(lot.between(30, 75))
            // JPEG blurs single pixels into grey, which is another kind.
            form = .png
        case .dottedPen:
            side = lot.logBetween(80, 400)
            stroke.form = .pen(lot.between(0.05, 0.09))
            stroke.texture = .dots(lot.between(1.2, 1.9))
        case .brokenPen:
            stroke.form = .pen(lot.between(0.05, 0.12))
            stroke.texture = .gaps(
                count: lot.shared([1, 2, 3]), length: lot.between(0.3, 0.9))
        case .dryPen:
            side = lot.logBetween(100, 400)
            stroke.form = .pen(lot.between(0.08, 0.14))
            stroke.texture = .dry(
                pitch: lot.between(0.012, 0.03) * side, share: lot.between(0.25, 0.55))
        case .outlinePen:
            side = lot.logBetween(120, 400)
            stroke.form = .pen(lot.between(0.1, 0.16))
            stroke.texture = .outline(lot.between(0.1, 0.22))
        case .hairline:
            side = lot.logBetween(60, 600)
            stroke.form = .pen(lot.between(1, 1.8) / side)
            if case .jpeg(let quality) = form { form = .jpeg(quality: max(quality, 70)) }
        default: stroke.form = .pen(lot.between(0.15, 0.24))
        }
    }

    /// Kinds of files with transparent or few levels.
    mutating func becomeFile(_ kind: DrawnKind, _ lot: inout PictureLot) {
        side = lot.logBetween(40, 300)
        let bits = lot.shared([1, 2, 4, 8])
        switch kind {
        case .transparentGrey: form = .greyKey(bits: bits, isUnused: bits > 2 && lot.chance(0.3))
        case .transparentColour:
            form = .alpha
            // Black, or any pen, or light: what is shown behind it is the viewer's choice.
            if lot.shared([true, false]) { (ink, paper) = (Self.pen(&lot), Self.tint(&lot)) }
        default:
            if lot.shared([true, false]) { (ink, paper) = (Self.pen(&lot), Self.tint(&lot)) }
            form = .palette(bits: bits, isTransparent: lot.chance(0.4))
        }
    }
}
