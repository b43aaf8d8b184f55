import CLeptonica
import NumeralCore

/// A picture, or a part of one, as the ways to tell its ink look at it.
///
/// What several of them need is worked out once.
struct PageView {
    /// The longest side that ink is looked for at, in pixels; larger pictures are reduced first.
    static let sideMax = 1024
    /// Ink that differs from the paper by less, of 255, is none.
    static let contrastMin = 14
    /// How many deviations of the paper's noise ink must stand out by.
    static let noiseDeviations: Float = 6

    let page: GrayImage
    let place: PagePlace
    let levels: PaperLevels
    private var flattened: FlattenedPage?

    init(_ picture: GrayImage, _ place: PagePlace) {
        let factor = max(1, (max(picture.width, picture.height) + Self.sideMax - 1) / Self.sideMax)
        let page = picture.reduced(by: factor)
        var place = place
        place.reduction *= factor
        let histogram = Histogram(page.pixels)
        let isLight = PaperPolarity.isFrameLight(page, histogram)
        self.init(page, place, PaperLevels(histogram, isLight: isLight))
    }

    init(
        _ page: GrayImage, _ place: PagePlace, _ levels: PaperLevels
    ) {
        (self.page, self.place, self.levels) = (page, place, levels)
        isLevel = Self.isLevel(page, levels)
    }

    /// Whether the frame shows one level of paper, and no slope of light.
    let isLevel: Bool

    /// Places along the frame are so large a share of the page's shorter side.
    private static let placeShare = 8

    /// Whether the paper has its level in each of eight places along the frame: the corners and the
    /// sides' middles. Lines, strokes and their soft edges leave a quarter of a place free, and
    /// where ink covers most of one it says nothing.
    private static func isLevel(_ page: GrayImage, _ levels: PaperLevels) -> Bool {
        let side = max(1, min(page.width, page.height) / placeShare)
        guard page.width > 0, page.height > 0 else { return true }
        let reach = max(4, max(levels.floor / 2, Int(3 * levels.noise)))
        func isLevel(_ left: Int, _ top: Int) -> Bool {
            var distances = Histogram()
            for row in top..<top + side {
                for column in left..<left + side {
                    let distance = abs(Int(page[column, row]) - levels.level)
                    if 2 * distance < levels.peak { distances.counts[distance] += 1 }
                }
            }
            return 2 * distances.total < side * side || distances.quantile(0.25) <= reach
        }
        let (right, bottom) = (page.width - side, page.height - side)
        return [0, right / 2, right].allSatisfy { left in
            [0, bottom / 2, bottom].allSatisfy { top in
                left == right / 2 && top == bottom / 2 || isLevel(left, top)
            }
        }
    }

    /// Whether the paper has one level, and what differs from it can only be ink.
    var isEven: Bool {
        isLevel && !levels.isShaded && 4 * levels.floor <= levels.peak
            && Float(levels.peak) >= Self.noiseDeviations * levels.noise
    }

    /// The same page, its other side taken for paper.
    var negative: PageView {
        PageView(
            page, place.showing(.negative),
            PaperLevels(Histogram(page.pixels), isLight: !levels.isLight))
    }

    /// The same page, turned.
    func turned(to part: PagePart) -> PageView {
        PageView(page.turned(to: part), place.showing(part), levels)
    }

    /// The sheets of paper that lie within the picture, the largest first.
    func sheets() -> [PageView] {
        SheetFinding.sheets(in: page).map { sheet in
            var place = place.showing(.sheet)
            place.left += sheet.box.x * place.reduction
            place.top += sheet.box.y * place.reduction
            (place.width, place.height) = (
                sheet.box.width * place.reduction, sheet.box.height * place.reduction
            )
            return PageView(sheet.page, place)
        }
    }
}

extension PageView {
    /// The same page without single wrong pixels.
    var despeckled: PageView? {
        page.filtered(margin: 2, by: { pixMedianFilter($0, 3, 3) }).map { page in
            PageView(
                page, place.showing(.despeckled),
                PaperLevels(Histogram(page.pixels), isLight: levels.isLight))
        }
    }
}

extension PageView {
    /// What counts as paper where the paper is even.
    enum Floor { case paper, half }

    /// Ink by the levels of the page.
    func levelInk(_ floor: Floor) -> Ink? {
        guard hasContrast else { return nil }
        if let glyph = wholeGlyph, floor == .paper { return glyph }
        let half = (levels.peak + 1) / 2
        if floor == .half, 8 * levels.floor >= 3 * levels.peak { return nil }
        let least = floor == .half ? half * 7 / 8 : min(levels.floor, half * 7 / 8)
        return Ink(
            page, table: levels.table(floor: least), source: floor == .half ? .halfLevels : .levels,
            place: place, paperIsLight: levels.isLight, contrast: levels.peak, isEven: isEven)
    }

    private var hasContrast: Bool {
        levels.paperShare >= PaperPolarity.paperShareMin && levels.peak >= Self.contrastMin
            && Float(levels.peak) >= Self.noiseDeviations * levels.noise
    }

    /// A picture that is a glyph already, all of it: even its specks had a part in where it stands.
    private var wholeGlyph: Ink? {
        guard page.width == Glyph.side, page.height == Glyph.side else { return nil }
        let table = levels.table(floor: 0)
        guard GlyphNormalization.standard.isGlyph(page.mapped(by: table)) else { return nil }
        return Ink(
            page, table: table, source: .levels, place: place, paperIsLight: levels.isLight,
            contrast: levels.peak, isEven: true, isWhole: true)
    }

    /// Whether a part of the ink goes from one side of the page to the other, as a rule does.
    func isSpanned(_ ink: Ink) -> Bool {
        ink.parts.contains { $0.box.width == page.width || $0.box.height == page.height }
    }

    /// Ink by levels, without the printed lines.
    func unruledLevelInk() -> Ink? {
        guard hasContrast, isLevel, min(page.width, page.height) > Self.smallSide else {
            return nil
        }
        // As much as may be ink: faint lines are whole so.
        let noise = min(max(Int(3 * levels.noise), levels.peak / 16), levels.peak / 4)
        let ink = page.mapped(by: levels.table(floor: noise))
        guard let flat = StraightRules.removed(from: ink) else { return nil }
        let left = PaperLevels(Histogram(flat.pixels), isLight: false)
        let isBare = left.peak < Self.contrastMin || 4 * left.peak < 255
        let table =
            isBare
            ? [UInt8](repeating: 0, count: 256)
            : left.table(floor: min(left.floor, left.peak * 3 / 8))
        return Ink(
            flat, table: table, source: .unruled, place: place, paperIsLight: levels.isLight,
            contrast: levels.peak * left.peak / 255, isEven: isEven)
    }

    /// Pictures this small, in pixels, are no page.
    private static let smallSide = 28

    /// Ink where dots and broken strokes run together: on a page so coarse that a glyph's pixel is
    /// about one of its own.
    func joinedInk() -> Ink? {
        guard hasContrast else { return nil }
        let floor = min(levels.floor, (levels.peak + 1) * 3 / 8)
        let ink = page.mapped(by: levels.table(floor: floor))
        guard let box = ink.inkBox(atLeast: 128) else { return nil }
        let longest = max(box.width, box.height)
        var factor = longest >= 3 * Self.joinedSide / 2 ? max(2, longest / Self.joinedSide) : 1
        // Far specks widen the box: what is left of the symbol must not become too small.
        while factor > 1 {
            let joined = self.joined(ink, by: factor)
            let main = joined.parts.filter { $0.peak >= 128 }.max { $0.mass < $1.mass }
            let side = main?.side ?? 0
            if 2 * side >= Self.joinedSide || factor == 2 {
                let least = max(
                    Float(Self.contrastMin), Self.noiseDeviations * levels.noise / Float(factor))
                return Float(joined.contrast) >= least ? joined : nil
            }
            factor = max(2, factor * max(1, side) / Self.joinedSide)
        }
        return nil
    }

    private func joined(_ ink: GrayImage, by factor: Int) -> Ink {
        let coarse = ink.reduced(by: factor)
        let left = PaperLevels(Histogram(coarse.pixels), isLight: false)
        var place = place
        place.reduction *= factor
        let floor = min(max(left.floor, left.peak / 8), left.peak * 3 / 8)
        return Ink(
            coarse, table: left.table(floor: floor), source: .joined, place: place,
            paperIsLight: levels.isLight, contrast: levels.peak * left.peak / 255, isEven: false)
    }

    /// The longest side that joined ink is looked at with, in pixels: somewhat more than a glyph's.
    private static let joinedSide = 32

    /// Ink of a page in shadow.
    mutating func flattenedInk(isUnruled: Bool) -> Ink? {
        flattenedPage.ink(isUnruled: isUnruled, place: place)
    }

    /// Ink of a page a part of which lies in deep shadow, as dark as a table.
    ///
    /// - Returns: `nil` where no part is as dark.
    mutating func shadowedInk() -> Ink? {
        guard hasTable else { return nil }
        return FlattenedPage(page, ground: .shadow).ink(isUnruled: false, place: place)
    }

    /// Whether a part of the page is as dark as a table.
    var hasTable: Bool { mutating get { flattenedPage.hasTable } }

    private var flattenedPage: FlattenedPage {
        mutating get {
            if let flattened { return flattened }
            let made = FlattenedPage(page, ground: .table)
            flattened = made
            return made
        }
    }
}
