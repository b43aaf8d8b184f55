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
        // Unsure is told with its numbers, by `lessSure`.
        var hints: [Hint] = reading.reasons.filter { $0 != .unsure }.map { .reason($0) }
        for warning in reading.warnings {
            switch warning {
            case .inkTouchesEdge where reading.reasons.contains(.cutOff): break
            case .lowContrast where reading.reasons.contains(.tooFaint): break
            case .inkTouchesEdge, .strokeThickened, .lowContrast: hints.append(.warning(warning))
            }
        }
        if parts > 1, !reading.reasons.contains(.severalGlyphs) {
            hints.append(.separateShapes(count: parts))
        }
        guard let ink, let found = reading.symbols.first else { return hints }
        hints += place(of: ink)
        if !ink.paperIsLight { hints.append(.lightInk) }
        let side = max(found.box.width, found.box.height)
        if side < sideMin { hints.append(.small(side: side)) }
        return hints + glyphHints(found)
    }

    /// What of the picture was read, where it is not all of it as it is.
    private static func place(of ink: Ink) -> [Hint] {
        let part: [Hint] =
            switch ink.place.part {
            case .whole, .negative, .bands: []
            case .despeckled: [.despeckled]
            case .sheet: [.sheet]
            case .turnedRight, .turnedLeft: [.turned(isUpsideDown: false)]
            case .turnedOver: [.turned(isUpsideDown: true)]
            }
        let source: [Hint] =
            switch ink.source {
            case .levels, .halfLevels, .flattened: []
            case .unruled: [.unruled]
            case .joined: [.joined]
            }
        return part + source
    }

    /// What the glyph and its probabilities give to say.
    private static func glyphHints(_ found: Reading.SymbolReading) -> [Hint] {
        var hints: [Hint] = []
        let ink = found.glyph.ink.reduce(0) { $0 + Int($1) }
        if Double(ink) > inkShareMax * 255 * Double(Glyph.pixelCount) { hints.append(.thickPen) }
        if let second = found.prediction.candidates.dropFirst().first,
            second.probability >= nearProbabilityMin
        {
            hints.append(.nearTie(found.prediction.best, second))
        }
        return hints
    }
}
