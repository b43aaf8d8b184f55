public import NumeralCore

extension GlyphNormalization {
    /// Tells ink from paper in a picture of light.
    ///
    /// Which of the two is dark is told by what is there. A drawing's values
    /// are kept exactly (ink is the difference to the paper); a photo is
    /// flattened, its noise removed, its contrast stretched.
    public func ink(of picture: GrayImage) -> InkMap {
        let longest = max(picture.width, picture.height)
        var reduction = max(1, (longest + workingSideMax - 1) / workingSideMax)
        var light = picture.reduced(by: reduction)
        let paper = PaperEstimate(light)
        var isLight = paper.isLight
        let found: FoundInk?
        if paper.isEven {
            found = evenInk(of: light, paper)
        } else {
            // Averaging takes noise away, and a photo holds more pixels than a glyph needs.
            let sideMax = paper.grain > grainFine ? photoSideMax / 2 : photoSideMax
            let further = max(1, (max(light.width, light.height) + sideMax - 1) / sideMax)
            light = light.reduced(by: further)
            reduction *= further
            isLight = PaperPolarity.isPaperLight(light)
            found = unevenInk(of: isLight ? light : light.negative)
        }
        func map(_ image: GrayImage, _ box: Box?, _ warnings: [Warning]) -> InkMap {
            InkMap(
                image: image, reduction: reduction, pictureWidth: picture.width,
                pictureHeight: picture.height, box: box, paperIsLight: isLight,
                warnings: warnings)
        }
        guard let found, let symbol = symbol(in: found) else {
            return map(GrayImage(width: light.width, height: light.height), nil, [])
        }
        let image = found.isPhoto ? symbol.image.filled(within: symbol.box) : symbol.image
        var warnings: [Warning] = []
        if touchesEdge(symbol.image) { warnings.append(.inkTouchesEdge) }
        if isThin(symbol.image, in: symbol.box) { warnings.append(.strokeThickened) }
        if found.contrast < contrastClear { warnings.append(.lowContrast) }
        let box = symbol.box.enlarged(by: reduction, within: (picture.width, picture.height))
        return map(image, box, warnings)
    }

    /// Ink above the noise, stretched to 255.
    struct FoundInk {
        var image: GrayImage
        /// Ink up to this is not part of any symbol; 0 in drawings.
        var floor: UInt8
        /// What full ink was before it was stretched.
        var contrast: Int
        var isPhoto = false
    }

    /// Of a drawing: the difference to the paper, exactly.
    private func evenInk(of light: GrayImage, _ paper: PaperEstimate) -> FoundInk? {
        let level = paper.level
        var table = [UInt8](repeating: 0, count: 256)
        for value in 0...255 {
            table[value] = UInt8(max(0, paper.isLight ? level - value : value - level))
        }
        var image = light.mapped(by: table)
        let histogram = Histogram(image.pixels)
        let peak = histogram.counts.lastIndex { $0 > 0 } ?? 0
        guard peak >= contrastMin else { return nil }
        // What is faint and nearly everywhere is light that falls off, not ink.
        guard peak >= contrastClear || 2 * histogram.count(in: 1...255) < histogram.total else {
            return nil
        }
        let floor = isGlyph(image) ? 0 : Self.ringing(histogram, peak: peak)
        if peak < contrastFull {
            for value in 0...255 { table[value] = UInt8(min(255, (value * 255 + peak / 2) / peak)) }
            image = image.mapped(by: table)
        }
        return FoundInk(
            image: image, floor: UInt8(min(255, floor * 255 / max(peak, 1))), contrast: peak)
    }

    /// How much faint ink surrounds the strokes of a drawing that went through JPEG: the level up
    /// to which there are many more pixels than softened edges explain; 0 when there are not.
    ///
    /// An edge passes all levels alike, however soft it is.
    private static func ringing(_ histogram: Histogram, peak: Int) -> Int {
        let band = max(2, peak / 16)
        let faint = histogram.count(in: 1...band)
        let next = histogram.count(in: (band + 1)...(2 * band))
        return faint > 3 * next + histogram.total / 100 ? band : 0
    }

    /// The share of a photo's full ink up to which ink is none.
    private static let faintShare: Float = 0.18

    /// Of a photo of dark ink: flattened, above the noise, stretched.
    private func unevenInk(of light: GrayImage) -> FoundInk? {
        let page = BackgroundFlattening.page(ofLightPaper: light)
        let flat = RulingRemoval.removed(from: page.ink, on: page.paper, noise: page.ink.grain)
        let histogram = Histogram(flat.pixels)
        let split = (histogram.otsuTwice - 1) / 2
        let level = histogram.quantile(0.5, in: 0...split)
        var distances = Histogram()
        for value in 0...split { distances.counts[abs(value - level)] += histogram.counts[value] }
        // 1.4826 makes a normal distribution's median distance its deviation.
        let spread = 1.4826 * Float(max(1, distances.quantile(0.5)))
        let noise = max(spread, flat.grain)
        let inkMin = level + max(contrastMin, Int((noiseDeviations * noise).rounded(.up)))
        guard inkMin < 255, histogram.count(in: inkMin...255) > 0 else { return nil }
        let peak = histogram.quantile(0.9, in: inkMin...255)
        let floor = level + Int((3 * noise).rounded(.up))
        guard peak > floor, standsOut(peak - level, of: light) else { return nil }
        // What is faint beside the strokes is a shadow's edge, or dirt.
        let least = max(floor, level + Int(Self.faintShare * Float(peak - level)))
        let table = (0...255).map { value in
            value < least ? 0 : UInt8(max(0, min(255, ((value - floor) * 255) / (peak - floor))))
        }
        return FoundInk(
            image: flat.mapped(by: table), floor: 0, contrast: peak - level, isPhoto: true)
    }

    /// Whether ink differs from the paper as the camera saw it, before a dark page was made light
    /// and its noise with it.
    ///
    /// - Parameter contrast: of the flattened ink, of 255.
    private func standsOut(_ contrast: Int, of light: GrayImage) -> Bool {
        let paper = max(
            BackgroundFlattening.divisorMin, Float(Histogram(light.pixels).quantile(0.5)))
        let raw = Float(contrast) * paper / 255
        return raw >= max(Float(contrastMin), noiseDeviations * light.grain)
    }

    /// Whether strong ink stands in the outermost row or column.
    private func touchesEdge(_ image: GrayImage) -> Bool {
        let (right, bottom) = (image.width - 1, image.height - 1)
        return (0...right).contains { image[$0, 0] >= 128 || image[$0, bottom] >= 128 }
            || (0...bottom).contains { image[0, $0] >= 128 || image[right, $0] >= 128 }
    }
}

extension Box {
    /// The same box where each pixel is `factor` wide and high, cut to the picture.
    func enlarged(by factor: Int, within extents: (width: Int, height: Int)) -> Box {
        let (left, top) = (x * factor, y * factor)
        return Box(
            x: left, y: top, width: min(extents.width - left, width * factor),
            height: min(extents.height - top, height * factor))
    }
}

extension GrayImage {
    /// Every value replaced by the table's entry for it.
    func mapped(by table: [UInt8]) -> GrayImage {
        precondition(table.count == 256)
        return table.withUnsafeBufferPointer { table in
            GrayImage(width: width, height: height, pixels: pixels.map { table[Int($0)] })
        }
    }
}
