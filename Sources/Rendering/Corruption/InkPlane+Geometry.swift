internal import Foundation
internal import NumeralCore

/// Moves of the whole glyph: MNIST-C's shear, scale, rotation and translation.
extension InkPlane {
    /// The angle of the shear, in radians; severity 2.
    private static let shearAngle = 0.4
    /// What width and height are multiplied with; severity 3.
    private static let shrinkFactor = 0.7
    /// The angle of the rotation, in radians (22.9°); severity 2.
    private static let rotationAngle = 0.4
    /// How far rows and columns move, in pixels; severity 3.
    private static let shift = 3

    /// Slanted to either side; as published also stretched in height, by 1 / cos of the angle.
    func sheared(using generator: inout SplitMix64) -> InkPlane {
        let angle = Self.shearAngle * generator.nextSign()
        return warped { x, y in (x - sin(angle) * y, cos(angle) * y) }
    }

    /// Smaller, by bilinear sampling: strokes thin out as well.
    var shrunk: InkPlane { warped { x, y in (x / Self.shrinkFactor, y / Self.shrinkFactor) } }

    /// Turned about the middle, either way.
    func rotated(using generator: inout SplitMix64) -> InkPlane {
        let angle = Self.rotationAngle * generator.nextSign()
        let (cosine, sine) = (cos(angle), sin(angle))
        return warped { x, y in (cosine * x - sine * y, sine * x + cosine * y) }
    }

    /// Moved towards one of the corners.
    func shifted(using generator: inout SplitMix64) -> InkPlane {
        let (right, down) = (generator.nextSign(), generator.nextSign())
        let reach = Double(Self.shift)
        return warped { x, y in (x - right * reach, y - down * reach) }
    }

    /// Each pixel asks where it comes from; both places are counted from the middle.
    private func warped(_ source: (_ x: Double, _ y: Double) -> (Double, Double)) -> InkPlane {
        map { _, column, row in
            let (x, y) = source(Double(column) - Self.middle, Double(row) - Self.middle)
            return sample(x + Self.middle, y + Self.middle)
        }
    }
}
