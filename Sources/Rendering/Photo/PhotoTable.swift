internal import Foundation
internal import NumeralCore

/// What a page lies on, and where the page ends.
public struct PhotoTable: Codable, Hashable, Sendable {
    /// The share of light that it gives back.
    public var colour: SIMD3<Float>
    /// How much its grain deviates from that, as a share.
    public var grain: Float
    /// Towards which of the page's sides it lies: 0 right, 1 below, 2 left, 3 above.
    public var side: Int
    /// How far from the digit's middle the page ends there, in sides of the digit.
    public var distance: Float
    /// The same for the next side, when the page's corner is in the picture.
    public var nextDistance: Float?
}

extension PhotoTable {
    /// The distance of a board's rings, in millimetres.
    private static let ringPitch: Float = 6
    /// How much light the page takes from the table beside it, and how far, in millimetres.
    private static let (pageShadow, pageShadowWidth): (Float, Float) = (0.4, 3)

    /// A dark or a wooden one.
    ///
    /// - Parameter room: how far from the digit's middle the picture's edge lies, in sides of the
    ///   digit: the page ends before it.
    static func drawn(room: Float, _ generator: inout SplitMix64) -> PhotoTable {
        let tones: [SIMD3<Float>] = [
            SIMD3(0.02, 0.02, 0.022), SIMD3(0.06, 0.045, 0.04), SIMD3(0.16, 0.085, 0.04),
            SIMD3(0.28, 0.17, 0.09), SIMD3(0.08, 0.09, 0.11),
        ]
        let colour = tones.randomElement(using: &generator)!
        let grain = generator.next(in: 0...0.5)
        let side = Int.random(in: 0..<4, using: &generator)
        // The page's edge stays off the digit, whatever its turn.
        let least: Float = 0.85
        let distance = generator.next(in: least...max(least, room))
        let next = generator.next(in: least...max(least, room))
        return PhotoTable(
            colour: colour, grain: grain, side: side, distance: distance,
            nextDistance: generator.nextUnit() < 0.3 ? next : nil)
    }

    /// How far outside the page a place lies, in millimetres; negative on it.
    func outside(x: Float, y: Float, digit: Float) -> Float {
        func beyond(_ side: Int, _ distance: Float) -> Float {
            let along =
                switch side % 4 {
                case 0: x
                case 1: y
                case 2: -x
                default: -y
                }
            return along - distance * digit
        }
        let first = beyond(side, distance)
        guard let nextDistance else { return first }
        return max(first, beyond(side + 1, nextDistance))
    }

    /// The share of light that a place gives back.
    func reflectance(x: Float, y: Float, outside: Float, noise: ValueNoise) -> SIMD3<Float> {
        let warp = noise.value(300 + x / 40, 300 + y / 8)
        let rings = sin((y / Self.ringPitch + 4 * warp) * 2 * .pi)
        let shadow = Self.pageShadow * max(0, 1 - outside / Self.pageShadowWidth)
        return colour * (1 + grain * rings) * (1 - shadow)
    }
}
