public import NumeralCore

extension Hint {
    /// The hint for people: one sentence or two, with what to do where something can be done.
    public var sentence: String {
        switch self {
        case .reason(let reason): reason.sentence
        case .warning(let warning): warning.sentence
        case .lessSure(let best, let confidenceMin):
            "It may be \(best.symbol), with \(percent(best.probability)); only answers of "
                + "\(percent(confidenceMin)) or more are given."
        case .separateShapes(let count):
            "There are \(count == 2 ? "two" : "\(count)") separate shapes: they were taken "
                + "together as one digit."
        case .despeckled: "Single wrong pixels were taken out before it was read."
        case .sheet: "It was read on a sheet, or a tile, within the picture."
        case .turned(let isUpsideDown):
            "The page may lie \(isUpsideDown ? "upside down" : "on its side") in the picture: it "
                + "was turned to be read."
        case .unruled: "Printed lines were taken out of the paper."
        case .joined: "The strokes are dots or have gaps: they were joined to be read."
        case .lightInk: "Light ink on dark paper: it was read as its negative."
        case .small(let side):
            "The digit is only \(side) pixels large: a larger picture would show more."
        case .thickPen:
            "The pen is very thick for the digit's size, so loops may have closed: write larger, "
                + "or with a thinner pen."
        case .nearTie(let best, let second):
            "It lies between \(best.symbol) (\(percent(best.probability))) and "
                + "\(second.symbol) (\(percent(second.probability)))."
        case .onePartDecides(let other, let place):
            "Without the ink \(place.words) it would be read as \(other)."
        case .noPartDecides(let symbol):
            "No single part decides: without any one of them it would still be read as \(symbol)."
        }
    }
}

extension GlyphPlace {
    /// `at the upper left`, `in the middle`, `at the bottom`…
    var words: String {
        switch (row, column) {
        case (.middle, .middle): "in the middle"
        case (.first, .middle): "at the top"
        case (.last, .middle): "at the bottom"
        case (.middle, .first): "at the left"
        case (.middle, .last): "at the right"
        case (_, .first): "at the \(row == .first ? "upper" : "lower") left"
        case (_, .last): "at the \(row == .first ? "upper" : "lower") right"
        }
    }
}

/// Two decimals: where it matters they are needed.
private func percent(_ probability: Float) -> String {
    PercentText.of(probability, decimals: 2) + "\u{a0}%"
}
