import NumeralCore

extension PageView {
    /// The share of columns whose two ends show the same paper.
    private static let agreementMin = 0.9
    /// The share of columns that show one of two levels, and no soft edge between.
    private static let sharpShareMin = 0.75
    /// A band is no narrower than one in this of the page: a printed line is no band.
    private static let bandShare = 8

    /// Paper that changes level from band to band.
    private struct Bands {
        /// Each column's paper.
        let paper: [Int]
        /// Whether a column is of a band that has not the page's own level.
        let isOther: [Bool]
        /// The level of those bands.
        let level: Int
    }

    /// The same page's ink where light and dark change places in upright or level bands: `nil`
    /// where they do not.
    ///
    /// What both ends of a column show is its paper; ink is what differs from that.
    var banded: PageView? {
        let (right, bottom) = (page.width - 1, page.height - 1)
        guard right > 1, bottom > 1, levels.peak >= Self.contrastMin else { return nil }
        var ink = bands((0...right).map { (page[$0, 0], page[$0, bottom]) })
            .flatMap { self.ink(of: page, in: $0) }
        if ink == nil {
            ink = bands((0...bottom).map { (page[0, $0], page[right, $0]) })
                .flatMap { self.ink(of: page.transposed, in: $0)?.transposed }
        }
        return ink.map { ink in
            PageView(
                ink, place.showing(.bands), PaperLevels(Histogram(ink.pixels), isLight: false))
        }
    }

    /// The bands that the two ends of each column show; `nil` where those are none.
    private func bands(_ ends: [(UInt8, UInt8)]) -> Bands? {
        let count = Double(ends.count)
        let agreeing = ends.count { 4 * abs(Int($0.0) - Int($0.1)) <= levels.peak }
        guard Double(agreeing) >= Self.agreementMin * count else { return nil }
        let paper = ends.map { (Int($0.0) + Int($0.1)) / 2 }
        let isOther = paper.map { 2 * abs($0 - levels.level) > levels.peak }
        var edges = (1..<paper.count).filter { isOther[$0] != isOther[$0 - 1] }
        guard !edges.isEmpty else { return nil }
        edges = [0] + edges + [paper.count]
        let narrowest = zip(edges, edges.dropFirst()).map { $1 - $0 }.min() ?? 0
        guard Self.bandShare * narrowest >= paper.count else { return nil }
        let others = zip(paper, isOther).filter(\.1).map(\.0).sorted()
        let level = others[others.count / 2]
        let sharpCount = paper.count {
            8 * min(abs($0 - levels.level), abs($0 - level)) <= levels.peak
        }
        return Double(sharpCount) >= Self.sharpShareMin * count
            ? Bands(paper: paper, isOther: isOther, level: level) : nil
    }

    /// What differs from each column's paper, where the bands are paper for the most part.
    private func ink(of page: GrayImage, in bands: Bands) -> GrayImage? {
        var (bandCount, paperCount) = (0, 0)
        var ink = page
        for row in 0..<page.height {
            for column in 0..<page.width {
                let value = Int(page[column, row])
                ink[column, row] = UInt8(abs(value - bands.paper[column]))
                guard bands.isOther[column] else { continue }
                bandCount += 1
                if 2 * abs(value - bands.level) < levels.peak { paperCount += 1 }
            }
        }
        return 2 * paperCount > bandCount ? ink : nil
    }
}
