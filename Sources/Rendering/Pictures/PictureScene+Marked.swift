extension PictureScene {
    /// A drawn line's width in shares of the digit's side.
    private static let markShares: (low: Float, high: Float) = (0.01, 0.05)

    /// Something drawn beside the digit.
    mutating func becomeMarked(_ kind: DrawnKind, _ lot: inout PictureLot) {
        margins = Self.around(side, 0.15, 0.6, &lot)
        let width = max(1, lot.logBetween(Self.markShares.low, Self.markShares.high) * side)
        switch kind {
        case .boxed: marks = [.box(gap: lot.between(0.15, 0.5) * side, width: width)]
        case .circled: marks = [.circle(gap: lot.between(0.02, 0.2) * side, width: width)]
        case .underlined:
            marks = [
                .underline(
                    gap: lot.between(0.12, 0.35) * side, width: width,
                    reach: lot.between(-0.05, 0.3) * side)
            ]
        default: marks = [fragment(width: min(width, 0.02 * side + 1), &lot)]
        }
    }

    /// A stray rule or a neighbour that reaches in.
    private mutating func fragment(width: Float, _ lot: inout PictureLot) -> PictureMark {
        margins = Self.around(side, 0.28, 0.7, &lot)
        let edge: PictureMark.Edge = lot.shared([.left, .top, .right, .bottom])
        guard lot.shared([true, false]) else {
            return .neighbour(
                edge: edge, share: lot.between(0.04, 0.18), side: side * lot.between(0.7, 1.1))
        }
        let from = lot.between(0, 0.4)
        return .rule(
            edge: edge, inset: width + lot.between(0, 0.08) * side, from: from,
            to: from + lot.between(0.4, 0.6), width: width)
    }
}
