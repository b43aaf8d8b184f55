internal import NumeralCore

extension GlyphNormalization {
    /// The glyph of some parts of a page of ink: scaled into 20 × 20 keeping its aspect, centred in
    /// 28 × 28.
    ///
    /// Ink that already has the right size is not scaled, so that MNIST's own pictures
    /// come out as they went in.
    public func glyph(from ink: Ink, _ candidate: InkLayout.Candidate) -> InkGlyph {
        let raster = ink.raster(of: candidate.isKept, in: candidate.box)
        let strokeWidth = raster.strokeWidth
        let isThin = isThin(raster, strokeWidth)
        return InkGlyph(
            glyph: glyph(of: raster, isThin: isThin), isThin: isThin,
            isBlock: !ink.isWhole && raster.isBlock(strokeWidth: strokeWidth))
    }

    private func glyph(of part: InkRaster, isThin: Bool) -> Glyph {
        guard let tight = part.bounds(atLeast: 1 / 255) else { return .blank }
        if hasSide(max(tight.width, tight.height)), !isThin { return placed(part, tight) }
        let small = scaled(isThin ? thickened(part) : part)
        guard let ink = small.bounds(atLeast: 0.5 / 255) else {
            return .blank
        }
        return placed(small, ink)
    }

    /// Whether a picture is a glyph already: 28 × 28, its ink of the right size and place.
    ///
    /// Then even its specks are kept: they had a part in where it was placed.
    func isGlyph(_ image: GrayImage) -> Bool {
        guard image.width == Glyph.side, image.height == Glyph.side else { return false }
        let raster = InkRaster(image, in: Box(x: 0, y: 0, width: Glyph.side, height: Glyph.side))
        guard let box = raster.bounds(atLeast: 1 / 255), hasSide(max(box.width, box.height)) else {
            return false
        }
        return placed(raster, box).ink == image.pixels
    }

    /// Whether ink of this longest side is not scaled: one pixel less is softness at the edge
    /// (13 of MNIST's 60,000 training images have it).
    private func hasSide(_ longest: Int) -> Bool { longest == boxSide || longest == boxSide - 1 }

    /// Whether the strokes are thickened before they are scaled.
    private func isThin(_ part: InkRaster, _ strokeWidth: Float) -> Bool {
        guard let bounds = part.bounds(atLeast: Float(boxInkMin) / 255) else { return false }
        let scale = Float(boxSide) / Float(max(bounds.width, bounds.height))
        return strokeWidth * scale < strokeWidthMin
    }

    /// Scaled so that the longest side is ``boxSide``.
    ///
    /// MNIST's pictures were averaged down from sharp ones, which softened their edges by one
    /// pixel. A picture that is soft already, because it was scaled up or is out of focus, is
    /// averaged over less, and at a pixel of softness only sampled: a digit of MNIST that was
    /// enlarged comes back as it was. The softness also reaches half its width over the box.
    private func scaled(_ part: InkRaster) -> InkRaster {
        let factor = max(1, (supersampledSide - 1) / max(part.width, part.height) + 1)
        let part = part.padded(by: 1).enlarged(by: factor)
        guard let box = part.bounds(atLeast: Float(traceInkMin) / 255) else { return part }
        let side = Float(boxSide)
        let longest = Float(max(box.width, box.height))
        // The sharpest edge there is takes one pixel, and is not soft.
        // A soft edge that rises to `outlineInk` passes the trace's level this share of its
        // width before its middle; both edges together:
        let reach = max(0, 1 - 2 * Float(traceInkMin) / outlineInk)
        let softness = min(max(0, part.edgeWidth - 1), longest / (side + reach))
        let pitch = (longest - reach * softness) / side
        let relative = softness / pitch
        let window = pitch * max(0, 1 - relative * relative).squareRoot()
        func span(_ start: Int, _ extent: Int) -> (InkRaster.Span, Int) {
            let inner = max(pitch / 2, Float(extent) - reach * softness)
            let first = Float(start) + (Float(extent) - inner) / 2
            return ((first, first + inner), max(1, Int((inner / pitch).rounded())))
        }
        let (horizontal, width) = span(box.x, box.width)
        let (vertical, height) = span(box.y, box.height)
        var small = part.averaged(
            horizontal, vertical, width: width, height: height, window: window)
        let peak = small.values.max() ?? 0
        if peak > 0, peak < 1 { small.values = small.values.map { min(1, $0 / peak) } }
        return small
    }

    private func thickened(_ part: InkRaster) -> InkRaster {
        let bounds = part.bounds(atLeast: Float(boxInkMin) / 255)
        let longest = Float(max(bounds?.width ?? 1, bounds?.height ?? 1))
        // Growing by r makes strokes 2 r wider and the box 2 r longer:
        // (width + 2 r) · side / (longest + 2 r) = thickened.
        let (side, width) = (Float(boxSide), part.strokeWidth)
        let radius =
            (strokeWidthThickened * longest - width * side) / (2 * (side - strokeWidthThickened))
        let margin = Int(radius.rounded(.up)) + 1
        return part.padded(by: margin).thickened(by: radius, inkMin: Float(boxInkMin) / 255)
    }

    /// The part in a box, moved by whole pixels so that its centre of mass lies in the pixel right
    /// and below of the middle: MNIST's rule, which 59,998 of its 60,000 training images keep.
    private func placed(_ part: InkRaster, _ box: Box) -> Glyph {
        var (mass, x, y) = (0, 0, 0)
        let bytes = part.values.map { Int(($0 * 255).rounded()) }
        for row in 0..<box.height {
            for column in 0..<box.width {
                let value = bytes[(box.y + row) * part.width + box.x + column]
                mass += value
                x += value * (2 * column + 1)
                y += value * (2 * row + 1)
            }
        }
        let middle = Glyph.side / 2
        func offset(_ moment: Int, _ extent: Int) -> Int {
            max(0, min(Glyph.side - extent, middle - moment / max(1, 2 * mass)))
        }
        let (left, top) = (offset(x, box.width), offset(y, box.height))
        var ink = [UInt8](repeating: 0, count: Glyph.pixelCount)
        for row in 0..<box.height {
            for column in 0..<box.width {
                ink[(top + row) * Glyph.side + left + column] = UInt8(
                    clamping: bytes[(box.y + row) * part.width + box.x + column])
            }
        }
        return Glyph(ink: ink)
    }
}
