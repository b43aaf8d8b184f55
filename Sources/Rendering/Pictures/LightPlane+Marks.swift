internal import Foundation
internal import NumeralCore

extension LightPlane {
    /// Draws what stands beside the digit.
    ///
    /// - Parameters:
    ///   - low: the upper left corner of the digits' box; `high` the lower right one.
    ///   - colour: the ink's.
    ///   - neighbours: glyphs that reach in from outside, taken one after the other.
    mutating func draw(
        _ marks: [PictureMark], around low: SIMD2<Float>, _ high: SIMD2<Float>,
        _ colour: SIMD3<Float>, neighbours: ArraySlice<Glyph>
    ) {
        var neighbours = neighbours
        for mark in marks {
            switch mark {
            case .box(let gap, let pen):
                let (a, b) = (low - gap, high + gap)
                stroke(colour, from: a, to: SIMD2(b.x, a.y), width: pen)
                stroke(colour, from: SIMD2(b.x, a.y), to: b, width: pen)
                stroke(colour, from: b, to: SIMD2(a.x, b.y), width: pen)
                stroke(colour, from: SIMD2(a.x, b.y), to: a, width: pen)
            case .circle(let gap, let pen):
                ring(colour, around: (low + high) / 2, mark.reach(of: high - low, gap), pen)
            case .underline(let gap, let pen, let reach):
                stroke(
                    colour, from: SIMD2(low.x - reach, high.y + gap),
                    to: SIMD2(high.x + reach, high.y + gap), width: pen)
            case .upright(let place, let pen, let own):
                upright(own, at: (low.x + place).rounded(), width: pen)
            case .rule(let edge, let inset, let from, let to, let pen):
                rule(colour, edge, inset: inset, from: from, to: to, pen)
            case .neighbour(let edge, let share, let side):
                if let glyph = neighbours.popFirst() {
                    neighbour(glyph, colour, edge, share: share, side: side)
                }
            case .cells: break
            }
        }
    }

    /// Lines between the pixels of a glyph that fills a box.
    mutating func cells(
        from low: SIMD2<Float>, to high: SIMD2<Float>, _ colour: SIMD3<Float>, width: Float
    ) {
        let pitch = (high.x - low.x) / Float(Glyph.side)
        let end = SIMD2(Float(self.width), Float(height))
        for x in stride(from: low.x - (low.x / pitch).rounded(.down) * pitch, to: end.x, by: pitch)
        { upright(colour, at: x.rounded(), width: width) }
        for y in stride(from: low.y - (low.y / pitch).rounded(.down) * pitch, to: end.y, by: pitch)
        { fill(colour, from: SIMD2(-1, y.rounded()), to: SIMD2(end.x + 1, y.rounded() + width)) }
    }

    private mutating func ring(
        _ colour: SIMD3<Float>, around middle: SIMD2<Float>, _ radii: SIMD2<Float>, _ pen: Float
    ) {
        draw(colour, from: middle - radii - pen, to: middle + radii + pen) { place in
            let way = (place - middle) / radii
            let radius = (way * way).sum().squareRoot()
            // Nearly the distance, as the two radii are near each other.
            return abs(radius - 1) * radii.min() - pen / 2
        }
    }

    private mutating func rule(
        _ colour: SIMD3<Float>, _ edge: PictureMark.Edge, inset: Float, from: Float, to: Float,
        _ pen: Float
    ) {
        let (right, bottom) = (Float(width), Float(height))
        let (start, end): (SIMD2<Float>, SIMD2<Float>) =
            switch edge {
            case .left: (SIMD2(inset, from * bottom), SIMD2(inset, to * bottom))
            case .top: (SIMD2(from * right, inset), SIMD2(to * right, inset))
            case .right: (SIMD2(right - inset, from * bottom), SIMD2(right - inset, to * bottom))
            case .bottom: (SIMD2(from * right, bottom - inset), SIMD2(to * right, bottom - inset))
            }
        stroke(colour, from: start, to: end, width: pen)
    }

    private mutating func neighbour(
        _ glyph: Glyph, _ colour: SIMD3<Float>, _ edge: PictureMark.Edge, share: Float, side: Float
    ) {
        let ink =
            ScaledGlyph(glyph, side: side, degrees: 0, by: .bilinear, keepsFrame: false).image
        let (inX, inY) = (
            max(1, Int(share * Float(ink.width))), max(1, Int(share * Float(ink.height)))
        )
        let (x, y) =
            switch edge {
            case .left: (inX - ink.width, (height - ink.height) / 2)
            case .top: ((width - ink.width) / 2, inY - ink.height)
            case .right: (width - inX, (height - ink.height) / 2)
            case .bottom: ((width - ink.width) / 2, height - inY)
            }
        lay(ink, atX: x, y: y, colour)
    }
}

extension PictureMark {
    /// The radii of an ellipse around a box.
    func reach(of extents: SIMD2<Float>, _ gap: Float) -> SIMD2<Float> {
        // An ellipse through the corners has √2 of the halves; a thin box has a rounder one.
        let halves = pointwiseMax(
            extents / 2, SIMD2(repeating: extents.max() * 0.35))
        return halves * Float(2).squareRoot() + gap
    }

    /// The margins that the mark needs around the digits.
    func room(around extents: SIMD2<Float>) -> PictureMargins {
        switch self {
        case .box(let gap, let width): return PictureMargins(gap + 2 * width + 1)
        case .circle(let gap, let width):
            let beyond = reach(of: extents, gap) - extents / 2 + 2 * width + 1
            return PictureMargins(beyond.x, beyond.y, beyond.x, beyond.y)
        case .underline(let gap, let width, let reach):
            return PictureMargins(reach + width, 0, reach + width, gap + 2 * width + 1)
        case .upright, .rule, .neighbour, .cells: return PictureMargins(0)
        }
    }
}
