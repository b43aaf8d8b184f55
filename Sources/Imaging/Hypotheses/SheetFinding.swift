import NumeralCore

/// Finds sheets of paper that lie within a picture: cards on a table, tiles on a page.
///
/// A sheet is a region of one side of Otsu's threshold that fills its own box, its holes being
/// what is written on it, and does not fill the picture. What lies beside it within its box is
/// made its paper.
enum SheetFinding {
    struct Sheet {
        /// In the picture's pixels.
        let box: Box
        let page: GrayImage
    }

    /// The longest side of the copy that sheets are looked for on, in pixels.
    private static let copySideMax = 128
    /// The least share of the picture that a sheet covers, and the most.
    private static let shareMin = 0.04, shareMax = 0.97
    /// The least share of its box that a sheet fills: one that is turned by 10° fills two thirds.
    private static let fillMin = 0.6
    /// The share of all that is as light, or as dark, that a sheet is.
    private static let wholeShare = 0.6
    /// How many are looked at.
    private static let countMax = 2

    static func sheets(in picture: GrayImage) -> [Sheet] {
        let factor = max(
            1, (max(picture.width, picture.height) + copySideMax - 1) / copySideMax)
        let copy = picture.reduced(by: factor)
        guard min(copy.width, copy.height) >= 12 else { return [] }
        let twice = Histogram(copy.pixels).otsuTwice
        let split = (twice - 1) / 2
        let dark = (0...255).map { UInt8($0 <= split ? 255 : 0) }
        let found = [dark, dark.map { 255 - $0 }].flatMap { table in
            regions(copy, table)
        }
        let all = Double(copy.width * copy.height)
        return found.filter { region in
            let area = Double(region.box.width * region.box.height)
            return area >= shareMin * all && area <= shareMax * all
                && Double(region.area) >= fillMin * area
        }
        .filter { isDistinct($0, on: copy) }
        .sorted { $0.area > $1.area }.prefix(countMax)
        .compactMap { sheet($0, of: picture, factor: factor) }
    }

    /// A region with its holes filled, on the copy.
    private struct Region {
        let box: Box
        let area: Int
        /// Rows of the box: 1 is the sheet or what is written on it.
        let mask: [Bool]
    }

    private static func regions(_ copy: GrayImage, _ table: [UInt8]) -> [Region] {
        let labels = ComponentLabels(copy, table: table)
        let all = labels.parts.reduce(0) { $0 + $1.area }
        return labels.parts.enumerated().filter { _, part in
            Double(part.box.width * part.box.height) >= shareMin * Double(copy.width * copy.height)
                && min(part.box.width, part.box.height) >= 8
                // Beside a sheet there is little else like it; beside a square of paper there is.
                && Double(part.area) >= wholeShare * Double(all)
        }.map { index, part in
            let box = part.box
            var isSheet = [Bool](repeating: false, count: box.width * box.height)
            for run in labels.runs where Int(run.label) == index {
                let start = (Int(run.row) - box.y) * box.width - box.x
                for column in Int(run.start)..<Int(run.end) { isSheet[start + column] = true }
            }
            let outside = reached(isSheet, width: box.width, height: box.height)
            return Region(box: box, area: outside.count { !$0 }, mask: outside.map { !$0 })
        }
    }

    /// Whether a region's edge is a step, as a sheet's is, and no slope of light or chance of
    /// noise.
    private static func isDistinct(_ region: Region, on copy: GrayImage) -> Bool {
        let (box, width) = (region.box, region.box.width)
        var (inside, outside): ([Int], [Int]) = ([], [])
        func isSheet(_ column: Int, _ row: Int) -> Bool {
            column >= box.x && row >= box.y && column < box.x + box.width
                && row < box.y + box.height && region.mask[(row - box.y) * width + column - box.x]
        }
        for row in 1..<copy.height - 1 {
            for column in 1..<copy.width - 1 where isSheet(column, row) {
                for (x, y) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                    // Two pixels apart: the copy's own edge pixel holds something of both.
                    let (c, r) = (column + x, row + y)
                    guard !isSheet(c, r) else { continue }
                    let (a, b) = (column - x, row - y)
                    guard isSheet(a, b) else { continue }
                    inside.append(Int(copy[a, b]))
                    outside.append(Int(copy[c, r]))
                }
            }
        }
        guard inside.count >= 16 else { return false }
        let steps = zip(inside, outside).map { $0 - $1 }.sorted()
        // Nine of ten places along the edge step the same way, and far.
        let (low, high) = (steps[steps.count / 10], steps[steps.count - 1 - steps.count / 10])
        return max(low, -high) >= stepMin
    }

    /// The least step of light at a sheet's edge, of 255.
    private static let stepMin = 20

    /// Which places of a box that are no sheet are joined to its sides.
    private static func reached(_ isSheet: [Bool], width: Int, height: Int) -> [Bool] {
        var isOutside = [Bool](repeating: false, count: width * height)
        var stack: [Int] = []
        func push(_ column: Int, _ row: Int) {
            guard column >= 0, row >= 0, column < width, row < height else { return }
            let index = row * width + column
            if !isSheet[index], !isOutside[index] {
                isOutside[index] = true
                stack.append(index)
            }
        }
        for column in 0..<width { push(column, 0); push(column, height - 1) }
        for row in 0..<height { push(0, row); push(width - 1, row) }
        while let index = stack.popLast() {
            let (row, column) = index.quotientAndRemainder(dividingBy: width)
            push(column - 1, row); push(column + 1, row)
            push(column, row - 1); push(column, row + 1)
        }
        return isOutside
    }

    /// The sheet as a picture: a pixel of the copy in from its edges, paper everywhere beside it.
    private static func sheet(_ region: Region, of picture: GrayImage, factor: Int) -> Sheet? {
        let (width, height) = (region.box.width, region.box.height)
        // Away from the edge, where the copy's pixels hold something of both.
        var inner = region.mask
        for row in 0..<height {
            for column in 0..<width {
                let isEdge =
                    row == 0 || column == 0 || row == height - 1 || column == width - 1
                    || !region.mask[(row - 1) * width + column]
                    || !region.mask[(row + 1) * width + column]
                    || !region.mask[row * width + column - 1]
                    || !region.mask[row * width + column + 1]
                if isEdge { inner[row * width + column] = false }
            }
        }
        let (left, top) = (region.box.x * factor, region.box.y * factor)
        let box = Box(
            x: left, y: top, width: min(picture.width - left, width * factor),
            height: min(picture.height - top, height * factor))
        var page = picture.cut(to: box)
        var histogram = Histogram()
        for row in 0..<box.height {
            for column in 0..<box.width where inner[row / factor * width + column / factor] {
                histogram.counts[Int(page[column, row])] += 1
            }
        }
        guard histogram.total > 0 else { return nil }
        let paper = UInt8(histogram.quantile(0.5))
        for row in 0..<box.height {
            for column in 0..<box.width where !inner[row / factor * width + column / factor] {
                page[column, row] = paper
            }
        }
        return Sheet(box: box, page: page)
    }
}
