internal import Foundation
internal import NumeralCore

/// Blur of the lens and of the hand that holds it: MNIST-C's glass and motion blur.
extension InkPlane {
    /// The deviation of the glass's blur, in pixels; severity 1, as the two below.
    private static let glassDeviation = 0.7
    /// How far up or left a pixel is exchanged with another, in pixels.
    private static let glassReach = 1
    /// How often all pixels are gone through.
    private static let glassPassCount = 2
    /// How far a moving pixel is smeared, in pixels; severity 1, as the next.
    private static let motionReach = 20
    /// The deviation of the half Gaussian along the way, in pixels.
    private static let motionDeviation = 3.0
    /// The steepest way either side of the rows, in degrees.
    private static let motionAngleMax: Float = 45

    /// Blurred, half of the pixels exchanged with a neighbour above or to the left, blurred again.
    func behindGlass(using generator: inout SplitMix64) -> InkPlane {
        var shuffled = blurred(Self.glassDeviation)
        let places = ((Self.glassReach + 1)..<Self.side).reversed()
        for _ in 0..<Self.glassPassCount {
            for row in places {
                for column in places where Bool.random(using: &generator) {
                    let other = (
                        column - Int.random(in: 0...Self.glassReach, using: &generator),
                        row - Int.random(in: 0...Self.glassReach, using: &generator)
                    )
                    let value = shuffled[column, row]
                    shuffled[column, row] = shuffled[other.0, other.1]
                    shuffled[other.0, other.1] = value
                }
            }
        }
        return shuffled.blurred(Self.glassDeviation)
    }

    /// Each pixel is the mean of those ahead of it on a straight way, by half a Gaussian.
    func smeared(using generator: inout SplitMix64) -> InkPlane {
        let angle = Double(generator.next(in: -Self.motionAngleMax...Self.motionAngleMax))
        let direction = (cos(angle * .pi / 180), sin(angle * .pi / 180))
        let steps = (0...Self.motionReach).map { step in
            (
                x: Int((Double(step) * direction.0).rounded()),
                y: Int((Double(step) * direction.1).rounded()),
                weight: exp(
                    -Double(step * step) / (2 * Self.motionDeviation * Self.motionDeviation))
            )
        }
        let sum = steps.reduce(0) { $0 + $1.weight }
        func clamped(_ place: Int) -> Int { min(Self.side - 1, max(0, place)) }
        return map { _, column, row in
            steps.reduce(0) {
                $0 + $1.weight * self[clamped(column + $1.x), clamped(row + $1.y)]
            } / sum
        }
    }
}
