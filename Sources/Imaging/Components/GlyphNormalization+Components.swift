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
        guard let main = main(of: candidates, in: found),
            max(main.box.width, main.box.height) >= symbolSideMin,
            Int(main.peak) >= boxInkMin
        else { return nil }
        if isTexture(candidates, main, contrast: found.contrast)
            || ((found.isPhoto || found.contrast < contrastClear)
                && isShade(found.image, main.box))
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
            if found.isPhoto {
                let isInside = isInside(part.box, of: found.image)
                isKept[index] =
                    part.box == main.box
                    || Int(part.peak) >= boxInkMin && isInside
                        && (isNear ? isStroke(part, beside: main) : share >= Self.symbolShareMin)
                if isKept[index], isNear { box = box.union(part.box) }
                continue
            }
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
    /// The part that is taken for the symbol, or for most of it: the heaviest one. In a photo what
    /// meets the picture's edge is a line, a shadow or the table rather than a digit, unless
    /// nothing else is there.
    private func main(
        of parts: [ComponentLabels.Part], in found: FoundInk
    ) -> ComponentLabels.Part? {
        let heaviest = parts.max { $0.mass < $1.mass }
        guard found.isPhoto, let heaviest, !isInside(heaviest.box, of: found.image) else {
            return heaviest
        }
        let inner = parts.filter { isInside($0.box, of: found.image) }.max { $0.mass < $1.mass }
        guard let inner, Float(inner.mass) >= Self.innerShareMin * Float(heaviest.mass),
            max(inner.box.width, inner.box.height) >= found.image.width / Self.innerSideShare
        else { return heaviest }
        return inner
    }

    /// The least share of the ink of what meets the edge that the symbol in a photo has, and the
    /// least share of the picture's width that its longer side takes: 1 in this.
    private static let (innerShareMin, innerSideShare): (Float, Int) = (0.04, 20)

    /// In a photo: the least share of the symbol's ink that another symbol has.
    private static let symbolShareMin: Float = 0.3

    /// In a photo: the least length of a separate stroke, as a share of the symbol's, and its least
    /// share of the ink. Printed dots and what is left of a line are smaller.
    private static let (strokeSideShare, strokeInkShare): (Float, Float) = (0.16, 0.03)

    private func isStroke(
        _ part: ComponentLabels.Part, beside main: ComponentLabels.Part
    ) -> Bool {
        let (length, longest) = (
            max(part.box.width, part.box.height), max(main.box.width, main.box.height)
        )
        return Float(length) >= Self.strokeSideShare * Float(longest)
            && Float(part.mass) >= Self.strokeInkShare * Float(main.mass)
    }

    /// Whether a part stays off the picture's edge.
    private func isInside(_ box: Box, of image: GrayImage) -> Bool {
        box.x > 0 && box.y > 0 && box.x + box.width < image.width
            && box.y + box.height < image.height
    }

    /// How many times the ink of a usual part a symbol among many parts has.
    private static let standingOut = 40

    /// Whether the ink is many parts alike, or many faint ones, rather than a few symbols.
    private func isTexture(
        _ parts: [ComponentLabels.Part], _ main: ComponentLabels.Part, contrast: Int
    ) -> Bool {
        let strong = parts.filter { Int($0.peak) >= boxInkMin }
        guard strong.count > symbolCountMax else { return false }
        let masses = strong.map(\.mass).sorted()
        // Printed dots and fibres are alike, and the digit is not.
        guard main.mass < Self.standingOut * masses[masses.count / 2] else { return false }
        let mass = masses.reduce(0, +)
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
