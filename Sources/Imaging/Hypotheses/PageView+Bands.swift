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
        let (right, bottom) = (page.width - 1, page.height - 1)
        guard right > 1, bottom > 1, levels.peak >= Self.contrastMin else { return nil }
        var ink = Self.paper((0...right).map { (page[$0, 0], page[$0, bottom]) }, levels)
            .flatMap { Self.ink(of: page, on: $0, levels) }
        if ink == nil {
            ink = Self.paper((0...bottom).map { (page[0, $0], page[right, $0]) }, levels)
                .flatMap { Self.ink(of: page.transposed, on: $0, levels)?.transposed }
        }
        return ink.map { ink in
            PageView(
                ink, place.showing(.bands), PaperLevels(Histogram(ink.pixels), isLight: false))
        }
    }

    /// Each column's paper by its two ends, where those are bands.
    private static func paper(_ ends: [(UInt8, UInt8)], _ levels: PaperLevels) -> [Int]? {
        let count = Double(ends.count)
        let agreeing = ends.count { 4 * abs(Int($0.0) - Int($0.1)) <= levels.peak }
        guard Double(agreeing) >= agreementMin * count else { return nil }
        let paper = ends.map { (Int($0.0) + Int($0.1)) / 2 }
        let flags = paper.map { isOther($0, levels) }
        var edges = (1..<paper.count).filter { flags[$0] != flags[$0 - 1] }
        guard !edges.isEmpty else { return nil }
        edges = [0] + edges + [paper.count]
        let narrowest = zip(edges, edges.dropFirst()).map { $1 - $0 }.min() ?? 0
        guard bandShare * narrowest >= paper.count else { return nil }
        let other = otherLevel(paper, levels)
        let isSharp = paper.count {
            8 * min(abs($0 - levels.level), abs($0 - other)) <= levels.peak
        }
        return Double(isSharp) >= sharpShareMin * count ? paper : nil
    }

    private static func isOther(_ value: Int, _ levels: PaperLevels) -> Bool {
        2 * abs(value - levels.level) > levels.peak
    }

    /// The paper of the bands that are not of the page's own level.
    private static func otherLevel(_ paper: [Int], _ levels: PaperLevels) -> Int {
        let others = paper.filter { isOther($0, levels) }.sorted()
        return others[others.count / 2]
    }

    /// What differs from each column's paper, where the bands are paper for the most part.
    private static func ink(
        of page: GrayImage, on paper: [Int], _ levels: PaperLevels
    ) -> GrayImage? {
        let other = otherLevel(paper, levels)
        var (bandCount, paperCount) = (0, 0)
        var ink = page
        for row in 0..<page.height {
            for column in 0..<page.width {
                let value = Int(page[column, row])
                ink[column, row] = UInt8(abs(value - paper[column]))
                guard isOther(paper[column], levels) else { continue }
                bandCount += 1
                if 2 * abs(value - other) < levels.peak { paperCount += 1 }
            }
        }
        return 2 * paperCount > bandCount ? ink : nil
    }
}
