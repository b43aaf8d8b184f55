extension PictureScene {
    /// How many digits a row has.
    static let rowCounts = [2, 3, 4, 5, 6]
    /// The distance of a row's digits, as a share of their height.
    private static let gaps: (low: Float, high: Float) = (0.02, 0.6)

    /// Deviates from the usual as a kind of several symbols does.
    mutating func become(_ kind: SeveralKind, _ lot: inout PictureLot) {
        if lot.shared([true, false]) { (ink, paper) = (Self.pen(&lot), Self.tint(&lot)) }
        side = lot.logBetween(28, 160)
        margins = Self.around(side, 0.1, 1, &lot)
        switch kind {
        case .row: digits = row(lot.shared(Self.rowCounts), &lot)
        case .twoSizes:
            digits = row(2, &lot)
            let small = lot.between(0.45, 0.75)
            digits[lot.shared([0, 1])].side *= small
        case .rows:
            let count = lot.shared([2, 3])
            let perLine = lot.shared([1, 2, 3, 4])
            digits = (0..<count).flatMap { line in
                row(perLine, &lot).map { digit in
                    var digit = digit
                    digit.line = line
                    return digit
                }
            }
            lineGap = lot.between(0.15, 0.6) * side
        case .rowOnRuledPaper:
            digits = row(lot.shared(Self.rowCounts), &lot)
            becomeRuled(lot.shared([.lines, .squares]), &lot)
        case .rowInShadow:
            (ink, paper) = Self.greys(&lot, isDark: true)
            becomeShadowed(lot.between(0.3, 0.7), edge: lot.signed(0, 0.08), &lot)
            // Across the row, so that both sides of the edge have a digit.
            disturbance.shadowPlace.x = lot.shared([0, 180]) + lot.signed(0, 15)
            digits = row(lot.shared([2, 3]), &lot)
            (margins.left, margins.right) = (margins.top, margins.top)
        case .contactSheet: becomeContactSheet(&lot)
        case .textPage: becomeTextPage(&lot)
        case .photoRow: preconditionFailure("\(kind) is a photograph")
        }
    }

    /// Digits beside each other, nearly of one size.
    private func row(_ count: Int, _ lot: inout PictureLot) -> [PictureDigit] {
        let gap = lot.logBetween(Self.gaps.low, Self.gaps.high)
        return (0..<count).map { _ in
            var digit = PictureDigit(side: side * lot.between(0.85, 1.1))
            digit.gap = max(1, side * gap * lot.between(0.8, 1.25))
            digit.drop = side * lot.between(-0.06, 0.06)
            digit.degrees = lot.signed(0, 6)
            return digit
        }
    }

    private mutating func becomeContactSheet(_ lot: inout PictureLot) {
        side = lot.shared([true, false]) ? 28 : 56
        stroke = PictureStroke(form: .pixels(.nearest), keepsFrame: true)
        (ink, paper) = Self.greys(&lot, isDark: lot.shared([true, false]))
        margins = PictureMargins(0)
        let (lines, perLine) = (lot.shared([1, 3, 5, 8]), lot.shared([4, 6, 10]))
        let side = self.side
        digits = (0..<lines * perLine).map { PictureDigit(side: side, line: $0 / perLine) }
    }

    /// Lines of small digits and spaces, as a table or a text has them.
    private mutating func becomeTextPage(_ lot: inout PictureLot) {
        side = lot.logBetween(12, 28)
        stroke = Self.solidStroke(&lot)
        (ink, paper) = (Self.pen(&lot), Self.tint(&lot))
        let (lines, perLine) = (lot.shared([4, 6, 9]), lot.shared([6, 10, 14]))
        lineGap = lot.between(0.3, 0.9) * side
        let side = self.side
        digits = (0..<lines * perLine).map { index in
            var digit = PictureDigit(side: side * lot.between(0.8, 1.1), line: index / perLine)
            digit.gap = side * (lot.chance(0.2) ? 0.9 : lot.between(0.08, 0.2))
            return digit
        }
        margins = Self.around(side, 1, 4, &lot)
    }
}
