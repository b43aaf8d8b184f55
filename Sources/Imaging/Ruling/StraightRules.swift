import NumeralCore

/// Takes the level and upright lines of ruled and squared paper out of a page of ink.
///
/// A printed line is ink in most of a row, from one side of the page to the other, and no thicker
/// than a pen. It is taken away where nothing of the ink goes on above or below it: what crosses
/// it, or stands on it, keeps its own.
///
/// - SeeAlso: Dalitz, Droettboom, Pranzas and Fujinaga, "A Comparative Study of Staff Removal
///   Algorithms", 2008, whose line tracking this is, for lines without slope.
enum StraightRules {
    /// The share of a row that a line at least covers.
    private static let coverMin = 0.6
    /// The most rows that a line takes, as a share of the page's height.
    private static let thicknessShare = 0.05

    /// The ink without lines, or `nil` when there are none.
    static func removed(from ink: GrayImage) -> GrayImage? {
        let across = withoutLevelLines(ink)
        let turned = (across ?? ink).transposed
        let down = withoutLevelLines(turned)
        return down?.transposed ?? across
    }

    private static func withoutLevelLines(_ ink: GrayImage) -> GrayImage? {
        let (width, height) = (ink.width, ink.height)
        let bands = bands(of: ink)
        // Lines along the edge alone are the picture's frame.
        guard bands.contains(where: { $0.lowerBound > 0 && $0.upperBound < height }) else {
            return nil
        }
        var result = ink
        result.pixels.withUnsafeMutableBufferPointer { target in
            ink.pixels.withUnsafeBufferPointer { source in
                for band in bands {
                    for column in 0..<width {
                        func goesOn(_ row: Int) -> Bool {
                            row >= 0 && row < height && source[row * width + column] >= 64
                        }
                        // What goes on at a line's both sides crosses it.
                        if goesOn(band.lowerBound - 1) || goesOn(band.upperBound) { continue }
                        for row in band { target[row * width + column] = 0 }
                        if band.lowerBound > 0 {
                            target[(band.lowerBound - 1) * width + column] = 0
                        }
                        if band.upperBound < height { target[band.upperBound * width + column] = 0 }
                    }
                }
            }
        }
        return result
    }

    /// The rows of each line.
    private static func bands(of ink: GrayImage) -> [Range<Int>] {
        let (width, height) = (ink.width, ink.height)
        let thickest = max(3, Int(thicknessShare * Double(height)))
        let least = Int(coverMin * Double(width))
        var bands: [Range<Int>] = []
        var start: Int?
        for row in 0...height {
            let isCovered = row < height && isLine(ink, row, least)
            if isCovered, start == nil { start = row }
            if !isCovered, let first = start {
                if row - first <= thickest { bands.append(first..<row) }
                start = nil
            }
        }
        return bands
    }

    /// Whether a row is ink at both ends and for the most part between.
    private static func isLine(_ ink: GrayImage, _ row: Int, _ least: Int) -> Bool {
        let line = ink.pixels[row * ink.width..<(row + 1) * ink.width]
        return line.withUnsafeBufferPointer { line in
            let end = 1 + line.count / marginShare
            guard line.prefix(end).contains(where: { $0 > 0 }),
                line.suffix(end).contains(where: { $0 > 0 })
            else { return false }
            // A pixel of ink each, summed so that it vectorises.
            var sum: Int32 = 0
            for value in line { sum &+= value > 0 ? 1 : 0 }
            return sum >= least
        }
    }

    /// A line ends no farther from the page's side than one in this of its width.
    private static let marginShare = 50
}
