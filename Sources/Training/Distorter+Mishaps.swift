import Foundation
import NumeralCore

extension Distorter {
    /// The side of the box that ink is scaled to.
    private static let boxSide: Float = 20
    /// Ink from which a pixel belongs to a stroke.
    private static let strokeInk: Float = 0.3

    /// What the pen makes of the strokes: broader ones, hollow ones.
    mutating func widenStrokes(_ mishap: Mishap) {
        var rest = mishap.broadening
        while rest > 0 {
            changeStrokes(by: min(1, rest))
            rest -= 1
        }
        guard mishap.splitting > 0 else { return }
        let whole = padded
        changeStrokes(by: -1)
        for index in padded.indices {
            padded[index] = whole[index] - mishap.splitting * padded[index]
        }
    }

    /// What happens to the strokes before they are moved: gaps, and an edge that cuts.
    mutating func spoilStrokes(_ mishap: Mishap, seed: UInt64) {
        guard mishap.gapCount > 0 || mishap.cut > 0 else { return }
        var generator = SplitMix64(seed: seed, path: [DistortionStream.strokes.rawValue])
        if mishap.gapCount > 0 {
            let strokes = padded.indices.filter { padded[$0] >= Self.strokeInk }
            guard !strokes.isEmpty else { return }
            for _ in 0..<mishap.gapCount {
                let place = strokes[Int(generator.next() % UInt64(strokes.count))]
                let radius = generator.next(in: 0.5...1.5)
                padded.withUnsafeMutableBufferPointer { padded in
                    Self.mark(
                        padded, side: Self.stride, x: Float(place % Self.stride),
                        y: Float(place / Self.stride), radius: radius
                    ) { ink, cover in ink * (1 - cover) }
                }
            }
        }
        if mishap.cut > 0 { cut(mishap.cut, side: Int(generator.next() % 4)) }
    }

    /// Takes the outermost ink away on one side: left, right, top or bottom.
    private mutating func cut(_ depth: Float, side: Int) {
        guard let box = inkBox() else { return }
        let (stride, isColumn, isFirst) = (Self.stride, side < 2, side % 2 == 0)
        let range = isColumn ? box.columns : box.rows
        for step in 0..<min(Int(depth.rounded(.up)), range.count / 3) {
            let line = isFirst ? range.lowerBound + step : range.upperBound - 1 - step
            let kept = max(0, 1 - (depth - Float(step)))
            for other in 0..<stride {
                padded[isColumn ? other * stride + line : line * stride + other] *= kept
            }
        }
    }

    /// The same distortion with the ink scaled to fit its box again as the mishap says.
    func refitted(_ distortion: Distortion) -> Distortion {
        var result = distortion
        // What broad strokes add to the box is taken back: the reader scales all ink to it.
        let added = 2 * distortion.mishap.broadening
        if added > 0 {
            result.zoomX *= Self.boxSide / (Self.boxSide + added)
            result.zoomY *= Self.boxSide / (Self.boxSide + added)
        }
        guard distortion.mishap.stretch > 0, let box = inkBox() else { return result }
        // Some data sets fill a square; a 1 becomes three times as wide at most.
        let (width, height) = (Float(box.columns.count), Float(box.rows.count))
        let growth = min(3, max(width, height) / max(1, min(width, height)))
        let factor = 1 + (growth - 1) * distortion.mishap.stretch
        if width < height { result.zoomX *= factor } else { result.zoomY *= factor }
        return result
    }

    /// The columns and rows that hold strokes, in the padded glyph.
    private func inkBox() -> (columns: Range<Int>, rows: Range<Int>)? {
        let stride = Self.stride
        var (left, right, top, bottom) = (stride, -1, stride, -1)
        for index in padded.indices where padded[index] >= Self.strokeInk {
            let (column, row) = (index % stride, index / stride)
            (left, right) = (min(left, column), max(right, column))
            (top, bottom) = (min(top, row), max(bottom, row))
        }
        return right < 0 ? nil : (left..<right + 1, top..<bottom + 1)
    }

    /// What happens to the picture: blots, lines of the paper, fading, few pixels, two tones.
    mutating func spoilPicture(
        _ mishap: Mishap, _ output: UnsafeMutableBufferPointer<Float>, seed: UInt64
    ) {
        guard mishap != Mishap() else { return }
        var generator = SplitMix64(seed: seed, path: [DistortionStream.picture.rawValue])
        let side = Float(Self.side)
        for _ in 0..<mishap.blotCount {
            Self.mark(
                output, side: Self.side, x: generator.next(in: 3...side - 4),
                y: generator.next(in: 3...side - 4), radius: generator.next(in: 0.5...2)
            ) { ink, cover in larger(ink, cover) }
        }
        for _ in 0..<mishap.ruleCount { Self.rule(output, using: &generator) }
        for _ in 0..<mishap.strayCount { Self.stray(output, using: &generator) }
        if mishap.fading > 0 { Self.fade(output, by: mishap.fading, using: &generator) }
        if mishap.coarseness > 1 { coarsen(output, by: mishap.coarseness, using: &generator) }
        if mishap.hardness > 0 {
            for i in output.indices {
                output[i] = min(1, larger(0, (output[i] - 0.5) * mishap.hardness + 0.5))
            }
        }
    }

    /// Changes a soft disk; `change` gets the ink and how much of the pixel the disk covers.
    private static func mark(
        _ pixels: UnsafeMutableBufferPointer<Float>, side: Int, x: Float, y: Float, radius: Float,
        _ change: (Float, Float) -> Float
    ) {
        let reach = Int(radius.rounded(.up)) + 1
        let (column, row) = (Int(x), Int(y))
        for j in max(0, row - reach)...min(side - 1, row + reach) {
            for i in max(0, column - reach)...min(side - 1, column + reach) {
                let (dx, dy) = (Float(i) - x, Float(j) - y)
                let cover = min(1, larger(0, radius + 0.5 - (dx * dx + dy * dy).squareRoot()))
                pixels[j * side + i] = change(pixels[j * side + i], cover)
            }
        }
    }

    /// Draws a line across, level or upright but for a few degrees, as paper is ruled.
    private static func rule(
        _ output: UnsafeMutableBufferPointer<Float>, using generator: inout SplitMix64
    ) {
        let isLevel = generator.next() % 2 == 0
        let place = generator.next(in: 2...Float(side) - 3)
        let slope = generator.next(in: -0.12...0.12)
        let (width, ink) = (generator.next(in: 0.4...1.5), generator.next(in: 0.25...1))
        let ends = (generator.next(in: 0...14), generator.next(in: 14...Float(side)))
        for along in 0..<side where (ends.0...ends.1).contains(Float(along)) {
            let middle = place + slope * (Float(along) - Float(side) / 2)
            for across in 0..<side {
                let cover = min(1, larger(0, width / 2 + 0.5 - abs(Float(across) - middle)))
                let i = isLevel ? across * side + along : along * side + across
                output[i] = larger(output[i], ink * cover)
            }
        }
    }

    /// Draws a straight stroke in any direction, from end to end or shorter.
    private static func stray(
        _ output: UnsafeMutableBufferPointer<Float>, using generator: inout SplitMix64
    ) {
        func place() -> SIMD2<Float> {
            SIMD2(generator.next(in: 0...Float(side)), generator.next(in: 0...Float(side)))
        }
        let (start, end) = (place(), place())
        let (width, ink) = (generator.next(in: 0.4...1.5), generator.next(in: 0.3...1))
        let way = end - start
        let length = max(1, (way * way).sum())
        for row in 0..<side {
            for column in 0..<side {
                let offset = SIMD2(Float(column), Float(row)) - start
                let share = min(1, larger(0, (offset * way).sum() / length))
                let away = offset - way * share
                let distance = (away * away).sum().squareRoot()
                let cover = min(1, larger(0, width / 2 + 0.5 - distance))
                let i = row * side + column
                output[i] = larger(output[i], ink * cover)
            }
        }
    }

    /// Weakens the ink evenly towards one side.
    private static func fade(
        _ output: UnsafeMutableBufferPointer<Float>, by share: Float,
        using generator: inout SplitMix64
    ) {
        let angle = generator.next(in: 0...(2 * .pi))
        let (x, y) = (cos(angle) / Float(side), sin(angle) / Float(side))
        let middle = Float(side - 1) / 2
        for row in 0..<side {
            for column in 0..<side {
                let place = 0.5 + (Float(column) - middle) * x + (Float(row) - middle) * y
                output[row * side + column] *= 1 - share * min(1, larger(0, place))
            }
        }
    }

    /// Samples the picture with so many pixels to one, and back, both bilinearly.
    private mutating func coarsen(
        _ output: UnsafeMutableBufferPointer<Float>, by factor: Float,
        using generator: inout SplitMix64
    ) {
        let side = Self.side
        let count = Int((Float(side) / factor).rounded(.up)) + 1
        let phase = (generator.nextUnit(), generator.nextUnit())
        func sample(
            _ pixels: UnsafeMutableBufferPointer<Float>, _ side: Int, _ x: Float, _ y: Float
        ) -> Float {
            let (x, y) = (
                min(Float(side - 1), larger(0, x)), min(Float(side - 1), larger(0, y))
            )
            let (left, top) = (min(side - 2, Int(x)), min(side - 2, Int(y)))
            let (dx, dy) = (x - Float(left), y - Float(top))
            let at = top * side + left
            let above = pixels[at] + dx * (pixels[at + 1] - pixels[at])
            let below = pixels[at + side] + dx * (pixels[at + side + 1] - pixels[at + side])
            return above + dy * (below - above)
        }
        scratch.withUnsafeMutableBufferPointer { small in
            for row in 0..<count {
                for column in 0..<count {
                    // The mean of four points of the area that the pixel covers.
                    let (x, y) = (
                        (Float(column) - phase.0) * factor, (Float(row) - phase.1) * factor
                    )
                    let reach = factor / 4
                    small[row * count + column] =
                        (sample(output, side, x - reach, y - reach)
                            + sample(output, side, x + reach, y - reach)
                            + sample(output, side, x - reach, y + reach)
                            + sample(output, side, x + reach, y + reach)) / 4
                }
            }
            for row in 0..<side {
                for column in 0..<side {
                    output[row * side + column] = sample(
                        small, count, Float(column) / factor + phase.0,
                        Float(row) / factor + phase.1)
                }
            }
        }
    }
}
