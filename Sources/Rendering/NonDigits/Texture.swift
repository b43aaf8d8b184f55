import Foundation
import NumeralCore

/// Patches that are all surface and no stroke.
enum Texture {
    private enum Kind: CaseIterable {
        case noise, speckle, grating, checks, halftone, gradient, hatching
    }

    /// The side of the patch in pixels.
    static let sides: ClosedRange<Int> = 28...48

    /// A patch, rectangular or with an elliptic outline.
    static func image(using generator: inout SplitMix64) -> GrayImage {
        let width = Int.random(in: sides, using: &generator)
        let height = Int.random(in: sides, using: &generator)
        let value = surface(using: &generator)
        let isRound = generator.nextUnit() < 0.25
        var image = GrayImage(width: width, height: height)
        let (middleX, middleY) = (Float(width) / 2, Float(height) / 2)
        for row in 0..<height {
            for column in 0..<width {
                let (x, y) = (Float(column) + 0.5, Float(row) + 0.5)
                let (u, v) = ((x - middleX) / middleX, (y - middleY) / middleY)
                if isRound, u * u + v * v > 1 { continue }
                image.pixels[row * width + column] = UInt8(max(0, min(1, value(x, y))) * 255)
            }
        }
        return image
    }

    /// The ink, 0 to 1, at a place in pixels.
    private static func surface(
        using generator: inout SplitMix64
    ) -> (_ x: Float, _ y: Float) -> Float {
        let seed = generator.next()
        let angle = generator.next(in: 0...Float.pi)
        let (cosine, sine) = (cos(angle), sin(angle))
        func along(_ x: Float, _ y: Float) -> Float { x * cosine + y * sine }
        func across(_ x: Float, _ y: Float) -> Float { y * cosine - x * sine }
        // At most a third of the smallest patch, so that three periods show.
        let period = generator.next(in: 3...9)
        let threshold = generator.next(in: 0.3...0.7)
        switch Kind.allCases.randomElement(using: &generator) ?? .noise {
        case .noise:
            let cell = generator.next(in: 1...4)
            return { scattered(seed, Int($0 / cell), Int($1 / cell)) }
        case .speckle:
            let cell = generator.next(in: 1...3)
            return { scattered(seed, Int($0 / cell), Int($1 / cell)) < threshold ? 1 : 0 }
        case .grating:
            let sharpness = generator.next(in: 0.6...6)
            return { 0.5 + sharpness * sin(2 * .pi * along($0, $1) / period) / 2 }
        case .checks:
            return { x, y in
                (Int((along(x, y) / period).rounded(.down))
                    + Int((across(x, y) / period).rounded(.down))) & 1 == 0 ? 1 : 0
            }
        case .halftone:
            let tone = generator.next(in: -0.02...0.02)
            return { x, y in
                let waves =
                    sin(2 * .pi * along(x, y) / period) + sin(2 * .pi * across(x, y) / period)
                return 3 * (waves / 2 + tone * (x - 20) + threshold - 0.5)
            }
        case .gradient:
            let grain = generator.next(in: 0...0.15)
            return { x, y in
                0.5 + along(x - 18, y - 18) / 50
                    + grain * (scattered(seed, Int(x), Int(y)) - 0.5)
            }
        case .hatching:
            let thickness = generator.next(in: 0.2...0.45) * period
            return { x, y in
                let first = abs(along(x, y)).truncatingRemainder(dividingBy: period)
                let second = abs(across(x, y)).truncatingRemainder(dividingBy: period)
                return first < thickness || second < thickness ? 1 : 0
            }
        }
    }

    /// White noise that is the same wherever it is asked for, 0 to 1.
    static func scattered(_ seed: UInt64, _ column: Int, _ row: Int) -> Float {
        var generator = SplitMix64(
            seed: seed ^ (UInt64(truncatingIfNeeded: column) << 32)
                ^ UInt64(truncatingIfNeeded: row))
        return generator.nextUnit()
    }
}
