internal import Foundation
internal import NumeralCore

/// One digit as ink, cut to its box, by a ``PictureStroke``.
struct DigitInk {
    /// A pen as wide as this share of the digit, or wider, may close its loops.
    private static let widePen: Float = 0.11
    /// Such a pen is made narrower by this factor until the loops are open.
    private static let narrowing: Float = 0.85
    /// A hole of fewer pixels is a flaw of drawing.
    private static let holePixelsMin = 4
    /// The side at which loops are counted.
    private static let trialSide = 112
    /// The thinnest pen, in pixels.
    private static let penWidthMin: Float = 1

    /// Ink, 0 where there is none; empty for a glyph without ink.
    private(set) var image: GrayImage

    init(_ glyph: Glyph, _ digit: PictureDigit, _ stroke: PictureStroke, seed: UInt64) {
        var generator = SplitMix64(seed: seed, path: [PictureStream.ink.rawValue])
        if case .pen(let share) = stroke.form, let skeleton = GlyphSkeleton(glyph),
            skeleton.keepsShape(of: glyph)
        {
            image = Self.written(
                skeleton, glyph, digit, share: share, stroke.texture, &generator)
        } else {
            let resampling: GlyphResampling =
                if case .pixels(let resampling) = stroke.form { resampling } else { .bilinear }
            image =
                ScaledGlyph(
                    glyph, side: digit.side, degrees: digit.degrees, by: resampling,
                    keepsFrame: stroke.keepsFrame
                ).image
        }
        if stroke.isTwoLevel { image.pixels = image.pixels.map { $0 >= 128 ? 255 : 0 } }
        switch stroke.texture {
        case .stippled(let percent):
            for index in image.pixels.indices where generator.nextUnit() * 100 >= percent {
                image.pixels[index] = 0
            }
        case .dry(let pitch, let share): dry(pitch: pitch, share: share, seed: seed)
        case .solid, .dots, .gaps, .outline: break
        }
    }

    /// Takes away the ink where the paper's grain is low.
    private mutating func dry(pitch: Float, share: Float, seed: UInt64) {
        let noise = ValueNoise(seed: seed)
        for row in 0..<image.height {
            for column in 0..<image.width {
                let (x, y) = (Float(column) / pitch, Float(row) / pitch)
                let grain = 0.7 * noise.value(x, y) + 0.3 * noise.value(2.1 * x, 90 + 2.1 * y)
                // Smooth noise lies between a fifth and four fifths, mostly.
                let kept = max(0, min(1, (grain - 0.2 - 0.6 * share) * 8 + 0.5))
                let index = row * image.width + column
                image.pixels[index] = UInt8(Float(image.pixels[index]) * kept)
            }
        }
    }

    /// The digit written anew.
    private static func written(
        _ skeleton: GlyphSkeleton, _ glyph: Glyph, _ digit: PictureDigit, share: Float,
        _ texture: PictureStroke.Texture, _ generator: inout SplitMix64
    ) -> GrayImage {
        let side = max(4, Int(digit.side.rounded()))
        let kept = openPen(skeleton, glyph, share: share)
        let width = Double(min(Float(side) / 2, max(penWidthMin, kept * Float(side))))
        let way = skeleton.laidOut(
            side: side, penWidth: width, degrees: Double(digit.degrees))
        func drawn(_ ways: [(SIMD2<Double>, SIMD2<Double>)], _ pen: Double) -> GrayImage {
            GlyphSkeleton.drawn(ways, width: way.width, height: way.height, penWidth: pen)
        }
        let lines = skeleton.lines.map { (way.middles[$0], way.middles[$1]) }
        switch texture {
        case .dots(let pitch):
            let dots = spread(way.middles, apart: Double(pitch) * width)
            return drawn(dots.map { ($0, $0) }, width)
        case .gaps(let count, let length):
            let gaps = (0..<count).map { _ in way.middles.randomElement(using: &generator)! }
            // A round pen reaches half its width into the gap from both ends.
            let reach = width * (Double(length) + 1) / 2
            let left = lines.filter { line in
                let middle = (line.0 + line.1) / 2
                return gaps.allSatisfy { LineSegment(from: $0, to: middle).length > reach }
            }
            return left.isEmpty ? drawn(lines, width) : drawn(left, width)
        case .outline(let rim):
            var image = drawn(lines, width)
            let inner = drawn(lines, max(0.1, width * (1 - 2 * Double(rim))))
            for index in image.pixels.indices { image.pixels[index] -= inner.pixels[index] }
            return image
        case .solid, .stippled, .dry: return drawn(lines, width)
        }
    }

    /// The widest pen up to a share of the digit's side that leaves its loops open.
    private static func openPen(
        _ skeleton: GlyphSkeleton, _ glyph: Glyph, share: Float
    ) -> Float {
        guard share >= widePen else { return share }
        let holes = InkTopology(glyph.image, pixelsMin: 1).holeCount
        var share = share
        while share > widePen {
            let trial = skeleton.drawn(
                side: trialSide, penWidth: Double(share) * Double(trialSide))
            if InkTopology(trial, pixelsMin: holePixelsMin).holeCount == holes { return share }
            share *= narrowing
        }
        return share
    }

    /// Some of the places, none nearer to another than this.
    private static func spread(_ places: [SIMD2<Double>], apart: Double) -> [SIMD2<Double>] {
        var kept: [SIMD2<Double>] = []
        for place in places
        where kept.allSatisfy({ LineSegment(from: place, to: $0).length >= apart }) {
            kept.append(place)
        }
        return kept
    }
}
