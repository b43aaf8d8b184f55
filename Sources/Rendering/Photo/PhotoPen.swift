internal import NumeralCore

/// What a digit was written with.
public struct PhotoPen: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, CaseIterable, Sendable {
        case pencil, blackPen, bluePen, redPen, greenPen, marker
    }

    public var kind: Kind
    /// Linear light of red, green and blue that full ink lets through, each from 0 to 1.
    public var colour: SIMD3<Float>
    /// How much of the paper the ink hides where it lies, from 0 to 1.
    public var opacity: Float
    /// From 0 to 1: where between its surroundings and its strongest ink a glyph's stroke ends. A
    /// small one makes thick strokes.
    public var edge: Float
    /// How much the paper's roughness takes from the ink, from 0 to 1.
    public var grain: Float
}

extension PhotoPen {
    /// The distance of the paper's grains that graphite catches on, in millimetres.
    static let grainPitch: Float = 0.25

    /// A pen of its kind by lot.
    static func drawn(_ generator: inout SplitMix64) -> PhotoPen {
        let kind = Kind.allCases.randomElement(using: &generator)!
        let black = SIMD3<Float>(0.03, 0.03, 0.035)
        let (blue, red, green) = (
            SIMD3<Float>(0.03, 0.07, 0.42), SIMD3<Float>(0.62, 0.03, 0.05),
            SIMD3<Float>(0.02, 0.30, 0.10)
        )
        func pen(_ colour: SIMD3<Float>) -> PhotoPen {
            PhotoPen(
                kind: kind, colour: colour, opacity: generator.next(in: 0.8...0.97),
                edge: generator.next(in: 0.4...0.65), grain: generator.next(in: 0...0.15))
        }
        return switch kind {
        case .pencil:
            PhotoPen(
                kind: kind, colour: SIMD3(0.10, 0.10, 0.11),
                opacity: generator.next(in: 0.45...0.85), edge: generator.next(in: 0.45...0.7),
                grain: generator.next(in: 0.25...0.6))
        case .blackPen: pen(black)
        case .bluePen: pen(blue)
        case .redPen: pen(red)
        case .greenPen: pen(green)
        case .marker:
            PhotoPen(
                kind: kind, colour: [black, blue, red, green].randomElement(using: &generator)!,
                opacity: generator.next(in: 0.85...0.98), edge: generator.next(in: 0.2...0.4),
                grain: 0)
        }
    }

    /// The light that passes a place, where ink covers it by a share.
    func transmission(coverage: Float, x: Float, y: Float, footprint: Float, noise: ValueNoise)
        -> SIMD3<Float>
    {
        var strength = coverage * opacity
        if grain > 0 {
            let fine = min(1, Self.grainPitch / footprint)
            let value = noise.value(500 + x / Self.grainPitch, 500 + y / Self.grainPitch)
            strength *= 1 - grain * (0.5 + fine * (value - 0.5))
        }
        return 1 - strength * (1 - colour)
    }
}
