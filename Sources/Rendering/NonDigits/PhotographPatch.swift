import Foundation
import NumeralCore

/// Something like a cut-out of a photo, without one.
///
/// Noise whose amplitude falls with its frequency, as in pictures of nature (Field, "Relations
/// between the statistics of natural images", 1987, <https://doi.org/10.1364/JOSAA.4.002379>),
/// a horizon or two, and round bodies that light falls on from a side.
enum PhotographPatch {
    /// The side in pixels.
    static let side = 44
    /// The cells of each octave of noise, each way.
    private static let octaves = [2, 4, 8, 16, 32]

    /// A square patch that takes the whole range from 0 to 255.
    static func image(using generator: inout SplitMix64) -> GrayImage {
        var light = noise(using: &generator)
        for _ in 0..<Int.random(in: 0...2, using: &generator) { addEdge(&light, using: &generator) }
        for _ in 0..<Int.random(in: 0...4, using: &generator) { addBody(&light, using: &generator) }
        let (least, most) = (light.min() ?? 0, light.max() ?? 1)
        let scale = 255 / max(most - least, 1e-6)
        return GrayImage(
            width: side, height: side, pixels: light.map { UInt8(($0 - least) * scale) })
    }

    /// Octaves of values on lattices, between which is interpolated.
    private static func noise(using generator: inout SplitMix64) -> [Float] {
        let falloff = generator.next(in: 0.8...1.4)
        var sum = [Float](repeating: 0, count: side * side)
        for cells in octaves {
            let amplitude = 1 / pow(Float(cells), falloff)
            let lattice = (0..<(cells + 1) * (cells + 1)).map { _ in generator.nextUnit() - 0.5 }
            let step = Float(cells) / Float(side)
            for row in 0..<side {
                let y = Float(row) * step
                let (top, v) = (Int(y), y - y.rounded(.down))
                for column in 0..<side {
                    let x = Float(column) * step
                    let (left, u) = (Int(x), x - x.rounded(.down))
                    let place = top * (cells + 1) + left
                    let upper = lattice[place] * (1 - u) + lattice[place + 1] * u
                    let lower =
                        lattice[place + cells + 1] * (1 - u) + lattice[place + cells + 2] * u
                    sum[row * side + column] += amplitude * (upper * (1 - v) + lower * v)
                }
            }
        }
        return sum
    }

    /// One side of a line becomes lighter or darker.
    private static func addEdge(_ light: inout [Float], using generator: inout SplitMix64) {
        let angle = generator.next(in: 0...2 * .pi)
        let offset = generator.next(in: -0.3...0.3) * Float(side)
        let strength = generator.next(in: 0.15...0.5)
        let (cosine, sine) = (cos(angle), sin(angle))
        let middle = Float(side) / 2
        for row in 0..<side {
            for column in 0..<side {
                let distance =
                    (Float(column) - middle) * cosine + (Float(row) - middle) * sine - offset
                light[row * side + column] += strength * max(0, min(1, distance + 0.5))
            }
        }
    }

    /// An ellipse, lit from a side, covers what lies behind it.
    private static func addBody(_ light: inout [Float], using generator: inout SplitMix64) {
        let extent = Float(side)
        let x = generator.next(in: 0...extent)
        let y = generator.next(in: 0...extent)
        let width = generator.next(in: 0.1 * extent...0.4 * extent)
        let height = generator.next(in: 0.1 * extent...0.4 * extent)
        let level = generator.next(in: -0.5...0.5)
        let shade = generator.next(in: 0.1...0.5)
        let angle = generator.next(in: 0...2 * .pi)
        let (cosine, sine) = (cos(angle), sin(angle))
        for row in 0..<side {
            let v = (Float(row) - y) / height
            for column in 0..<side {
                let u = (Float(column) - x) / width
                guard u * u + v * v < 1 else { continue }
                let kept = 0.35 * light[row * side + column]
                light[row * side + column] = kept + level + shade * (u * cosine + v * sine)
            }
        }
    }
}
