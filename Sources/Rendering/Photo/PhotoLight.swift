internal import Foundation
internal import NumeralCore

/// How the light falls; places are in halves of the picture's longer side, from its middle.
public struct PhotoLight: Codable, Hashable, Sendable {
    /// The edge of something between the lamp and the page: a hand, a phone.
    public struct Shadow: Codable, Hashable, Sendable {
        /// Towards which side it lies, in degrees.
        public var angle: Float
        /// How far from the middle its edge lies.
        public var offset: Float
        /// How wide its edge is.
        public var softness: Float
        /// The share of light that it takes.
        public var depth: Float
    }

    /// Whither the light fades, in degrees.
    public var angle: Float
    /// The share of light that has faded there.
    public var fading: Float
    /// The share of light that the lens takes from the corners.
    public var vignette: Float
    public var shadow: Shadow?
}

extension PhotoLight {
    /// The least fading that is counted as a shadow gradient when results are grouped.
    private static let gradientMin: Float = 0.25

    /// `"hard"` with a shadow's edge, `"gradient"` with strong fading, else `"none"`.
    public var name: String {
        shadow != nil ? "hard" : fading >= Self.gradientMin ? "gradient" : "none"
    }

    /// One picture in three has a hard shadow.
    static func drawn(_ generator: inout SplitMix64) -> PhotoLight {
        var light = PhotoLight(
            angle: generator.next(in: 0...360), fading: generator.next(in: 0...0.5),
            vignette: generator.next(in: 0...0.4), shadow: nil)
        let (angle, offset, blur, depth) = (
            generator.next(in: 0...360), generator.next(in: -0.5...0.5), generator.nextUnit(),
            generator.next(in: 0.25...0.6)
        )
        if generator.nextUnit() < 1 / 3 {
            // Squared: most edges are rather sharp.
            light.shadow = Shadow(
                angle: angle, offset: offset, softness: 0.01 + 0.24 * blur * blur, depth: depth)
        }
        return light
    }
}

/// A light with its directions worked out.
struct LightField {
    private let light: PhotoLight
    private let (fade, side): (SIMD2<Float>, SIMD2<Float>)

    init(_ light: PhotoLight) {
        self.light = light
        func direction(_ degrees: Float) -> SIMD2<Float> {
            SIMD2(cos(degrees * .pi / 180), sin(degrees * .pi / 180))
        }
        fade = direction(light.angle)
        side = direction(light.shadow?.angle ?? 0)
    }

    /// The light at a place, 1 where it is brightest.
    func value(at place: SIMD2<Float>) -> Float {
        let along = max(0, min(1, 0.5 + 0.5 * (place * fade).sum()))
        var result = 1 - light.fading * along
        let square = (place * place).sum()
        result *= 1 - light.vignette * min(1, square * square / 2 + square / 4)
        if let shadow = light.shadow {
            let inside = ((place * side).sum() - shadow.offset) / shadow.softness + 0.5
            let share = max(0, min(1, inside))
            result *= 1 - shadow.depth * share * share * (3 - 2 * share)
        }
        return result
    }
}
