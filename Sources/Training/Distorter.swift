import Foundation
import NumeralCore

/// Applies distortions to glyphs; keeps the buffers that this needs, so give each thread its own.
///
/// Strokes change first, then every move happens in one inverse warp with
/// bilinear sampling (so ink is softened once, not once a step), then blur and noise.
///
/// - Complexity: about 6 µs a glyph on a Zen 4 core, with everything switched on.
public struct Distorter {
    static let side = Glyph.side
    /// Paper around the glyph, so that sampling needs no test of bounds.
    static let margin = 2
    static let stride = side + 2 * margin
    /// The middle of the square, counted in pixel middles from 0: what moves turn about.
    private static let middle = Float(side - 1) / 2
    /// Where a recentred glyph has its mass, counted alike.
    ///
    /// MNIST's digits do: over the first 20,000 of the training set the mean
    /// is 14.006 and 13.997, and none is more than half a pixel away.
    private static let massCenter = Float(side) / 2

    /// The glyph with its margin, full ink 1.
    var padded = [Float](repeating: 0, count: stride * stride)
    var scratch = [Float](repeating: 0, count: stride * stride)
    private var field: ElasticField

    /// Creates a distorter whose elastic grid has points so many pixels apart.
    public init(elasticSpacing: Float = Augmentation().elasticSpacing) {
        field = ElasticField(side: Self.side, spacing: elasticSpacing)
    }

    /// Writes the distorted glyph, paper 0 and full ink 1, into 784 floats.
    ///
    /// - Parameters:
    ///   - ink: 784 bytes, row-major, paper 0 and full ink 255.
    ///   - output: 784 floats, row-major.
    public mutating func apply(
        _ distortion: Distortion, to ink: UnsafeBufferPointer<UInt8>,
        into output: UnsafeMutableBufferPointer<Float>
    ) {
        precondition(ink.count == Glyph.pixelCount && output.count == Glyph.pixelCount)
        var generator = SplitMix64(seed: distortion.seed)
        load(ink)
        if distortion.thickness != 0 { changeStrokes(by: distortion.thickness) }
        widenStrokes(distortion.mishap)
        spoilStrokes(distortion.mishap, seed: distortion.seed)
        if distortion.isGeometric {
            warp(distortion, using: &generator, into: output)
        } else {
            unload(into: output)
        }
        spoilPicture(distortion.mishap, output, seed: distortion.seed)
        if distortion.blur > 0 { blur(distortion.blur, output) }
        let noise = larger(distortion.noise, distortion.mishap.grain)
        if noise > 0 { Self.addNoise(noise, output, using: &generator) }
    }

    private mutating func load(_ ink: UnsafeBufferPointer<UInt8>) {
        padded.withUnsafeMutableBufferPointer { padded in
            for row in 0..<Self.side {
                let at = (row + Self.margin) * Self.stride + Self.margin
                for column in 0..<Self.side {
                    padded[at + column] = Float(ink[row * Self.side + column]) / 255
                }
            }
        }
    }

    private func unload(into output: UnsafeMutableBufferPointer<Float>) {
        padded.withUnsafeBufferPointer { padded in
            for row in 0..<Self.side {
                let at = (row + Self.margin) * Self.stride + Self.margin
                for column in 0..<Self.side {
                    output[row * Self.side + column] = padded[at + column]
                }
            }
        }
    }

    /// Mixes in a grey dilation (above 0) or erosion (below 0) by a cross of five pixels.
    mutating func changeStrokes(by amount: Float) {
        let sign: Float = amount < 0 ? -1 : 1
        let (stride, first) = (Self.stride, Self.margin * Self.stride + Self.margin)
        scratch.withUnsafeMutableBufferPointer { changed in
            padded.withUnsafeMutableBufferPointer { padded in
                for row in 0..<Self.side {
                    for at in (first + row * stride)..<(first + row * stride + Self.side) {
                        // An erosion is a dilation of the negative.
                        let middle = padded[at] * sign
                        let beside = larger(padded[at - 1] * sign, padded[at + 1] * sign)
                        let along = larger(padded[at - stride] * sign, padded[at + stride] * sign)
                        let extreme = larger(middle, larger(beside, along))
                        changed[at] = padded[at] + amount * sign * (extreme * sign - padded[at])
                    }
                }
                for row in 0..<Self.side {
                    let at = first + row * stride
                    for i in at..<at + Self.side { padded[i] = changed[i] }
                }
            }
        }
    }

    /// Every move in one pass: each output pixel asks where it came from.
    private mutating func warp(
        _ distortion: Distortion, using generator: inout SplitMix64,
        into output: UnsafeMutableBufferPointer<Float>
    ) {
        let isElastic = distortion.elastic > 0
        if isElastic { field.draw(reach: distortion.elastic, using: &generator) }
        var origin = SIMD2(Self.middle, Self.middle)
        var target = origin
        if distortion.recenters {
            origin = centerOfMass(movedByField: isElastic)
            target = SIMD2(Self.massCenter, Self.massCenter)
        }
        target += SIMD2(
            distortion.shiftX + distortion.mishap.driftX,
            distortion.shiftY + distortion.mishap.driftY)
        let inverse = Self.inverse(of: refitted(distortion))
        let (lowest, highest) = (SIMD2<Float>(repeating: -1), SIMD2(repeating: Float(Self.side)))
        let stride = Self.stride
        padded.withUnsafeBufferPointer { padded in
            field.x.withUnsafeBufferPointer { fieldX in
                field.y.withUnsafeBufferPointer { fieldY in
                    for row in 0..<Self.side {
                        for column in 0..<Self.side {
                            let i = row * Self.side + column
                            let offset = SIMD2(Float(column), Float(row)) - target
                            var source =
                                origin + inverse.columnX * offset.x + inverse.columnY * offset.y
                            if isElastic { source += SIMD2(fieldX[i], fieldY[i]) }
                            source = source.clamped(lowerBound: lowest, upperBound: highest)
                            source += Float(Self.margin)
                            let (left, top) = (Int(source.x), Int(source.y))
                            let (x, y) = (source.x - Float(left), source.y - Float(top))
                            let at = top * stride + left
                            let above = padded[at] + x * (padded[at + 1] - padded[at])
                            let below =
                                padded[at + stride]
                                + x * (padded[at + stride + 1] - padded[at + stride])
                            output[i] = above + y * (below - above)
                        }
                    }
                }
            }
        }
    }

    /// The columns of the matrix that takes an offset in the output back to the glyph.
    ///
    /// Forward is zoom, then shear, then rotation; all of them keep the middle.
    static func inverse(
        of distortion: Distortion
    ) -> (columnX: SIMD2<Float>, columnY: SIMD2<Float>) {
        let angle = distortion.rotation * .pi / 180
        let (cosine, sine) = (cos(angle), sin(angle))
        // Rotation back: x' = c·x + s·y, y' = −s·x + c·y. Shear back: x'' = x' − k·y'.
        let slant = distortion.shear
        let x = SIMD2((cosine + slant * sine) / distortion.zoomX, -sine / distortion.zoomY)
        let y = SIMD2((sine - slant * cosine) / distortion.zoomX, cosine / distortion.zoomY)
        return (x, y)
    }

    /// The glyph's centre of mass in pixel middles; the middle of the square when there is no ink.
    ///
    /// With the field it is the mean of where the ink's pixels look for their
    /// source, so that subtracting it undoes what the field moves on average.
    private func centerOfMass(movedByField: Bool) -> SIMD2<Float> {
        var mass: Float = 0
        var moment = SIMD2<Float>.zero
        for row in 0..<Self.side {
            let at = (row + Self.margin) * Self.stride + Self.margin
            for column in 0..<Self.side {
                let ink = padded[at + column]
                guard ink > 0 else { continue }
                let i = row * Self.side + column
                var place = SIMD2(Float(column), Float(row))
                if movedByField { place -= SIMD2(field.x[i], field.y[i]) }
                mass += ink
                moment += place * ink
            }
        }
        return mass > 0 ? moment / mass : SIMD2(Self.middle, Self.middle)
    }

    /// Mixes in the 3 × 3 binomial blur: rows into the scratch, then columns.
    private mutating func blur(_ share: Float, _ output: UnsafeMutableBufferPointer<Float>) {
        let (outer, inner) = (share / 4, 1 - share / 2)
        let side = Self.side
        scratch.withUnsafeMutableBufferPointer { rows in
            for row in 0..<side {
                let at = row * side
                rows[at] = output[at] * inner + output[at + 1] * outer
                for i in (at + 1)..<(at + side - 1) {
                    rows[i] = output[i] * inner + (output[i - 1] + output[i + 1]) * outer
                }
                let last = at + side - 1
                rows[last] = output[last] * inner + output[last - 1] * outer
            }
            for row in 0..<side {
                let at = row * side
                let above = row > 0 ? at - side : nil
                let below = row + 1 < side ? at + side : nil
                for column in 0..<side {
                    var beside: Float = 0
                    if let above { beside += rows[above + column] }
                    if let below { beside += rows[below + column] }
                    output[at + column] = rows[at + column] * inner + beside * outer
                }
            }
        }
    }

    /// Adds Gaussian noise and cuts the sum to 0...1.
    ///
    /// Four 16-bit parts of one draw sum to nearly a Gaussian of variance 1/3.
    private static func addNoise(
        _ deviation: Float, _ output: UnsafeMutableBufferPointer<Float>,
        using generator: inout SplitMix64
    ) {
        let scale = deviation * Float(3).squareRoot() / 65_536
        for i in output.indices {
            let bits = generator.next()
            let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + bits >> 48
            let value = output[i] + (Float(sum) - 131_070) * scale
            output[i] = larger(0, value < 1 ? value : 1)
        }
    }
}

/// The larger of two numbers that are not NaN: `max` honours NaN and does not vectorise.
@inline(__always)
func larger(_ a: Float, _ b: Float) -> Float { a > b ? a : b }
