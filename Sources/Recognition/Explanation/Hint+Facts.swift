internal import Foundation
internal import Imaging
internal import NumeralCore

extension Hint {
    /// Ink over more of a glyph than this is a pen that is thick for the digit's size: 59,940 of
    /// MNIST's 60,000 training images have less.
    private static let inkShareMax = 0.29
    /// A symbol whose longest side has fewer pixels, in the picture, is small: MNIST's own have 20.
    private static let sideMin = 20
    /// From this on the runner-up is so near that both are named.
    private static let nearProbabilityMin: Float = 0.2

    /// What warnings, reasons and the ink itself give to say.
    ///
    /// - Parameter parts: how many separate shapes the ink has.
    static func hints(_ reading: Reading, _ ink: Ink?, parts: Int) -> [Hint] {
        var hints: [Hint] = reading.reasons.compactMap { reason in
            // It is told with its numbers, by `unsure(_:_:)`.
            guard reason != .unsure, let code = Code(rawValue: reason.rawValue) else { return nil }
            return Hint(code, reason.sentence)
        }
        for warning in reading.warnings {
            switch warning {
            case .inkTouchesEdge where reading.reasons.contains(.cutOff): break
            case .inkTouchesEdge:
                hints.append(
                    Hint(
                        .touchesEdge,
                        "The ink touches the picture's edge, so part of it may be missing: leave "
                            + "some paper around the digit."))
            case .strokeThickened:
                hints.append(
                    Hint(.thinPen, "The pen is very thin: its strokes were thickened to be read."))
            case .lowContrast where reading.reasons.contains(.tooFaint): break
            case .lowContrast:
                hints.append(
                    Hint(
                        .faint,
                        "The ink is faint, with little contrast to the paper: a darker pen or "
                            + "more light would help."))
            }
        }
        if parts > 1, !reading.reasons.contains(.severalGlyphs) {
            hints.append(
                Hint(
                    .separateShapes,
                    "There are \(parts == 2 ? "two" : "\(parts)") separate shapes: they were "
                        + "taken together as one digit."))
        }
        guard let ink, let found = reading.symbols.first else { return hints }
        hints += place(of: ink)
        if !ink.paperIsLight {
            hints.append(Hint(.lightInk, "Light ink on dark paper: it was read as its negative."))
        }
        let side = max(found.box.width, found.box.height)
        if side < sideMin {
            hints.append(
                Hint(
                    .small,
                    "The digit is only \(side) pixels large: a larger picture would show more."))
        }
        return hints + glyphHints(found)
    }

    /// What of the picture was read, where it is not all of it as it is.
    private static func place(of ink: Ink) -> [Hint] {
        var hints: [Hint] = []
        switch ink.place.part {
        case .whole, .negative, .bands: break
        case .despeckled:
            hints.append(
                Hint(.despeckled, "Single wrong pixels were taken out before it was read."))
        case .sheet:
            hints.append(Hint(.sheet, "It was read on a sheet, or a tile, within the picture."))
        case .turnedRight, .turnedLeft, .turnedOver:
            let turn =
                ink.place.part == .turnedOver ? "upside down" : "on its side"
            hints.append(
                Hint(.turned, "The page lies \(turn) in the picture: it was turned to be read."))
        }
        switch ink.source {
        case .levels, .halfLevels, .flattened: break
        case .unruled: hints.append(Hint(.unruled, "Printed lines were taken out of the paper."))
        case .joined:
            hints.append(
                Hint(.joined, "The strokes are dots or have gaps: they were joined to be read."))
        }
        return hints
    }

    /// What the glyph and its probabilities give to say.
    private static func glyphHints(_ found: Reading.SymbolReading) -> [Hint] {
        var hints: [Hint] = []
        let ink = found.glyph.ink.reduce(0) { $0 + Int($1) }
        if Double(ink) > inkShareMax * 255 * Double(Glyph.pixelCount) {
            hints.append(
                Hint(
                    .thickPen,
                    "The pen is very thick for the digit's size, so loops may have closed: write "
                        + "larger, or with a thinner pen."))
        }
        let best = found.prediction.best
        if let second = found.prediction.candidates.dropFirst().first,
            second.probability >= nearProbabilityMin
        {
            hints.append(
                Hint(
                    .nearTie,
                    "It lies between \(best.symbol) (\(percent(best.probability))) and "
                        + "\(second.symbol) (\(percent(second.probability)))."))
        }
        return hints
    }

    /// A digit that is less sure than was asked for.
    static func unsure(_ best: Prediction.Candidate, _ acceptance: Acceptance) -> Hint {
        Hint(
            .unsure,
            "It may be \(best.symbol), with \(percent(best.probability)); only answers of "
                + "\(percent(acceptance.confidenceMin)) or more are given.")
    }

    /// Another digit without one part of the ink.
    static func onePartDecides(_ other: Symbol, place: String) -> Hint {
        Hint(.onePartDecides, "Without the ink \(place) it would be read as \(other).")
    }

    /// The same digit without any one part.
    static func noPartDecides(_ symbol: Symbol) -> Hint {
        Hint(
            .noPartDecides,
            "No single part decides: without any one of them it would still be read as "
                + "\(symbol).")
    }

    /// Two decimals: where it matters they are needed.
    private static func percent(_ probability: Float) -> String {
        String(format: "%.2f\u{a0}%%", probability * 100)
    }
}
