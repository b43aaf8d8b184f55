internal import NumeralCore

extension GlyphNormalization {
    /// The first setting that is out of its range, in words, or `nil` when all are sound.
    ///
    /// A model file is foreign input: settings that passed here divide by no zero, and ask for no
    /// glyph that does not fit and no picture that does not fit into memory.
    public var complaint: String? {
        let whole: [(String, Int, ClosedRange<Int>)] = [
            ("boxSide", boxSide, 4...Glyph.side),
            ("workingSideMax", workingSideMax, 64...8192),
            ("contrastMin", contrastMin, 1...255),
            ("contrastClear", contrastClear, 0...255),
            ("contrastFull", contrastFull, 0...255),
            ("symbolSideMin", symbolSideMin, 1...1024),
            ("boxInkMin", boxInkMin, 1...255),
            ("supersampledSide", supersampledSide, 1...1024),
        ]
        for (name, value, range) in whole where !range.contains(value) {
            return "\(name) is \(value): it must be from \(range.lowerBound) to \(range.upperBound)"
        }
        // Thickening solves (width + 2 r) · side / (longest + 2 r) = thickened for r, which needs
        // a width well below the side.
        let widthMax = Float(boxSide) / 2
        let fractions: [(String, Float, ClosedRange<Float>)] = [
            ("noiseDeviations", noiseDeviations, 0...100),
            ("mainShareMin", mainShareMin, 0...1),
            ("speckShareMax", speckShareMax, 0...1),
            ("detachedShareMin", detachedShareMin, 0...1),
            ("nearShareMax", nearShareMax, 0...10),
            ("strokeWidthMin", strokeWidthMin, 0...widthMax),
            ("strokeWidthThickened", strokeWidthThickened, 0...widthMax),
        ]
        for (name, value, range) in fractions where !range.contains(value) {
            return "\(name) is \(value): it must be from \(range.lowerBound) to \(range.upperBound)"
        }
        return strokeWidthMin <= strokeWidthThickened
            ? nil : "strokeWidthThickened is below strokeWidthMin: strokes would be thinned"
    }
}
