import NumeralCore

extension GlyphNormalization {
    /// The connected parts of an ink map, 8-way, in reading order of their first pixel.
    public func components(of ink: InkMap) -> [Component] {
        let square = ink.reduction * ink.reduction
        return ComponentLabels(ink.image, floor: 0).parts.map { part in
            Component(
                box: part.box.enlarged(
                    by: ink.reduction, within: (ink.pictureWidth, ink.pictureHeight)),
                area: part.area * square, mass: Double(part.mass * square) / 255)
        }
    }

    /// Drops specks and boxes what is one digit; `nil` when what is left is no symbol.
    ///
    /// Detached strokes belong to the digit when they are large, or near it.
    func symbol(in found: FoundInk) -> (image: GrayImage, box: Box)? {
        let labels = ComponentLabels(found.image, floor: found.floor)
        let parts = labels.parts
        let isOutside = parts.map { found.isPhoto && isCorner($0.box, of: found.image) }
        let candidates = zip(parts, isOutside).filter { !$0.1 }.map(\.0)
        guard let main = candidates.max(by: { $0.mass < $1.mass }),
            max(main.box.width, main.box.height) >= symbolSideMin,
            Int(main.peak) >= boxInkMin
        else { return nil }
        if isTexture(candidates, main, contrast: found.contrast)
            || (found.isPhoto && isShade(found.image, main.box))
        {
            return nil
        }
        if isGlyph(found.image) {
            return (found.image, parts.dropFirst().reduce(parts[0].box) { $0.union($1.box) })
        }
        let reach = Int(nearShareMax * Float(max(main.box.width, main.box.height)))
        var isKept = [Bool](repeating: false, count: parts.count)
        var box = main.box
        for (index, part) in parts.enumerated() {
            let share = Float(part.mass) / Float(main.mass)
            let isNear = main.box.gap(to: part.box) <= reach
            // In a drawing every near pixel was drawn; elsewhere a small one may be dirt. What is
            // faint all over is neither: it is the echo that sharp scaling filters leave.
            isKept[index] =
                !isOutside[index] && Int(part.peak) >= boxInkMin
                && (share > speckShareMax || (isNear && found.floor == 0))
            if isKept[index], isNear || share >= detachedShareMin { box = box.union(part.box) }
        }
        return (labels.image(of: found.image, keeping: isKept), box)
    }
}

extension GlyphNormalization {
    /// Whether the ink is many parts alike, or many faint ones, rather than a few symbols.
    private func isTexture(
        _ parts: [ComponentLabels.Part], _ main: ComponentLabels.Part, contrast: Int
    ) -> Bool {
        let strong = parts.filter { Int($0.peak) >= boxInkMin }
        guard strong.count > symbolCountMax else { return false }
        let mass = strong.reduce(0) { $0 + $1.mass }
        return contrast < contrastClear || Float(main.mass) < mainShareMin * Float(mass)
    }

    /// Whether a part fills a corner of a photo and stays away from its middle, as the desk under
    /// the page and the darkness at the edge of a lens do.
    private func isCorner(_ box: Box, of image: GrayImage) -> Bool {
        let (right, bottom) = (box.x + box.width, box.y + box.height)
        let meetsSide = box.x == 0 || right == image.width
        let meetsEnd = box.y == 0 || bottom == image.height
        let holdsMiddle =
            box.x <= image.width / 2 && right > image.width / 2
            && box.y <= image.height / 2 && bottom > image.height / 2
        return meetsSide && meetsEnd && !holdsMiddle
    }

    /// Whether ink fades over a large part of its own size, as shadows and stains do.
    private func isShade(_ image: GrayImage, _ box: Box) -> Bool {
        let longest = Float(max(box.width, box.height))
        return InkRaster(image, in: box, margin: 1).edgeWidth > edgeShareMax * longest
    }
}

extension Box {
    /// The larger of the horizontal and the vertical distance to another box; 0 inside it.
    func gap(to other: Box) -> Int {
        max(
            0, other.x - (x + width), x - (other.x + other.width), other.y - (y + height),
            y - (other.y + other.height))
    }
}
