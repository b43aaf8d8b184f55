import NumeralCore

/// A page whose shadows were taken out.
struct FlattenedPage {
    /// The longest side that a shaded page is worked at, in pixels: averaging takes noise away,
    /// and a photo holds more pixels than a glyph needs.
    private static let sideMax = 512
    /// The share of full ink up to which ink is none: shadows' edges, and dirt.
    private static let faintShare: Float = 0.18

    /// The page as the camera saw it, its paper light.
    private let light: GrayImage
    private let reduction: Int
    private let isLight: Bool
    private let ink: GrayImage
    private let paper: PaperMask?

    init(_ page: GrayImage, ground: BackgroundFlattening.Ground) {
        let factor = max(1, (max(page.width, page.height) + Self.sideMax - 1) / Self.sideMax)
        let small = page.reduced(by: factor)
        isLight = PaperPolarity.isPaperLight(small)
        light = isLight ? small : small.negative
        reduction = factor
        (ink, paper) = BackgroundFlattening.page(ofLightPaper: light, ground: ground)
    }

    /// Whether a part of it was taken for what the sheet lies on.
    var hasTable: Bool { paper.map { !$0.isWhole } ?? false }

    /// - Returns: `nil` where lines were to be taken out and there are none; ink without parts
    ///   where
    ///   nothing stands out from the paper.
    func ink(isUnruled: Bool, place: PagePlace) -> Ink? {
        var place = place
        place.reduction *= reduction
        var flat = ink
        if isUnruled {
            flat = RulingRemoval.removed(from: ink, on: paper, noise: ink.grain)
            guard flat != ink else { return nil }
        }
        func page(_ table: [UInt8]?, contrast: Int) -> Ink {
            Ink(
                flat, table: table ?? [UInt8](repeating: 0, count: 256),
                source: isUnruled ? .unruled : .flattened, place: place,
                paperIsLight: isLight, contrast: contrast, isEven: false, light: light)
        }
        let histogram = Histogram(flat.pixels)
        let split = (histogram.otsuTwice - 1) / 2
        let level = histogram.quantile(0.5, in: 0...split)
        var distances = Histogram()
        for value in 0...split { distances.counts[abs(value - level)] += histogram.counts[value] }
        // 1.4826 makes a normal distribution's median distance its deviation.
        let spread = 1.4826 * Float(max(1, distances.quantile(0.5)))
        let noise = max(spread, flat.grain)
        let inkMin =
            level + max(PageView.contrastMin, Int((PageView.noiseDeviations * noise).rounded(.up)))
        guard inkMin < 255, histogram.count(in: inkMin...255) > 0 else {
            return page(nil, contrast: 0)
        }
        let peak = histogram.quantile(0.9, in: inkMin...255)
        let floor = level + Int((3 * noise).rounded(.up))
        guard peak > floor, standsOut(peak - level) else { return page(nil, contrast: 0) }
        let least = max(floor, level + Int(Self.faintShare * Float(peak - level)))
        let table = (0...255).map { value in
            value < least ? 0 : UInt8(max(0, min(255, ((value - floor) * 255) / (peak - floor))))
        }
        return page(table, contrast: peak - level)
    }

    /// Whether ink differs from the paper as the camera saw it, before a dark page was made light
    /// and its noise with it.
    ///
    /// - Parameter contrast: of the flattened ink, of 255.
    private func standsOut(_ contrast: Int) -> Bool {
        let paper = max(
            BackgroundFlattening.divisorMin, Float(Histogram(light.pixels).quantile(0.5)))
        let raw = Float(contrast) * paper / 255
        return raw >= max(Float(PageView.contrastMin), PageView.noiseDeviations * light.grain)
    }
}
