internal import NumeralCore

extension GlyphNormalization {
    /// What a setting may be: by its name, so that one without a range is found.
    private var ranges: [String: ClosedRange<Double>] {
        // Thickening solves (width + 2 r) · side / (longest + 2 r) = thickened for r, which needs
        // a width well below the side.
        let widthMax = max(0, Double(boxSide) / 2)
        return [
            "boxSide": 4...Double(Glyph.side),
            "boxInkMin": 1...255,
            "strokeWidthMin": 0...widthMax, "strokeWidthThickened": 0...widthMax,
            "supersampledSide": 1...1024,
            "traceInkMin": 1...255, "outlineInk": 1...255,
        ]
    }

    /// The first setting that is out of its range, in words, or `nil` when all are sound.
    ///
    /// A model file is foreign input: settings that passed here divide by no zero, and ask for no
    /// glyph that does not fit and no picture that does not fit into memory. Every stored setting
    /// is looked at; one that nobody gave a range is refused whatever it is.
    public var complaint: String? {
        let ranges = ranges
        for (name, value) in Mirror(reflecting: self).children {
            let name = name ?? ""
            let number: Double? =
                switch value {
                case let whole as Int: Double(whole)
                case let fraction as Float: Double(fraction)
                default: nil
                }
            guard let number, let range = ranges[name] else {
                return "\(name) has no range: it cannot be checked"
            }
            guard range.contains(number) else {
                let ends = [range.lowerBound, range.upperBound].map {
                    $0 == $0.rounded() ? "\(Int($0))" : "\($0)"
                }
                return "\(name) is \(value): it must be from \(ends[0]) to \(ends[1])"
            }
        }
        guard strokeWidthMin <= strokeWidthThickened else {
            return "strokeWidthThickened is below strokeWidthMin: strokes would be thinned"
        }
        // A box holds ink of ``boxInkMin``; with less than that to trace there is always a box.
        return traceInkMin <= boxInkMin
            ? nil : "traceInkMin is above boxInkMin: symbols would be lost when they are scaled"
    }
}
