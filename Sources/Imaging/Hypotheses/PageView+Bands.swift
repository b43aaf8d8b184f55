import NumeralCore

extension PageView {
    /// The share of columns whose two ends show the same paper.
    private static let agreementMin = 0.9
    /// The share of columns that show one of two levels, and no soft edge between.
    private static let sharpShareMin = 0.75
    /// A band is no narrower than one in this of the page: a printed line is no band.
    private static let bandShare = 8

    /// The same page's ink where light and dark change places in upright or level bands: `nil`
    /// where they do not.
    ///
    /// What both ends of a column show is its paper; ink is what differs from that.
    var banded: PageView? {
        let banded =
            Self.inkInBands(page, levels)
            ?? Self.inkInBands(page.transposed, levels).map(\.transposed)
        return banded.map { ink in
            PageView(
                ink, place.showing(.bands), PaperLevels(Histogram(ink.pixels), isLight: false))
        }
    }

    private static func inkInBands(_ page: GrayImage, _ levels: PaperLevels) -> GrayImage? {
        let (width, height) = (page.width, page.height)
        guard width > 2, height > 2, levels.peak >= contrastMin else { return nil }
        let ends = (0..<width).map { (Int(page[$0, 0]), Int(page[$0, height - 1])) }
        let agreeing = ends.count { 4 * abs($0.0 - $0.1) <= levels.peak }
        guard Double(agreeing) >= agreementMin * Double(width) else { return nil }
        let paper = ends.map { ($0.0 + $0.1) / 2 }
        let isOther = paper.map { 2 * abs($0 - levels.level) > levels.peak }
        let edges = [0] + (1..<width).filter { isOther[$0] != isOther[$0 - 1] } + [width]
        guard edges.count > 2,
            zip(edges, edges.dropFirst()).allSatisfy({ bandShare * ($1 - $0) >= width })
        else { return nil }
        let others = paper.indices.filter { isOther[$0] }
        let other = others.map { paper[$0] }.sorted()[others.count / 2]
        // A band is paper for the most part, and there is nothing between the two levels.
        let isSharp = paper.count {
            8 * min(abs($0 - levels.level), abs($0 - other)) <= levels.peak
        }
        let paperCount = others.reduce(0) { count, column in
            count
                + (0..<height).count { 2 * abs(Int(page[column, $0]) - other) < levels.peak }
        }
        guard Double(isSharp) >= sharpShareMin * Double(width),
            2 * paperCount > others.count * height
        else { return nil }
        var ink = page
        for row in 0..<height {
            for column in 0..<width {
                ink[column, row] = UInt8(abs(Int(page[column, row]) - paper[column]))
            }
        }
        return ink
    }
}
