internal import Foundation

/// Where on the page a place of the picture lies.
struct PageProjection {
    /// The camera's distance from the digit, in halves of the picture's longer side: a phone's main
    /// camera sees about 65° along it.
    private static let distance: Float = 1.6
    /// Where ``PhotoPose/bend`` is measured, in millimetres.
    private static let bendReach: Float = 50

    private let rows: (SIMD3<Float>, SIMD3<Float>, SIMD3<Float>)
    private let bend: Float
    private let distortion: Float
    private let half: SIMD2<Float>
    private let middle: SIMD2<Float>
    /// The side of a pixel at the digit, in millimetres.
    let footprint: Float

    init(_ scene: PhotoScene) {
        let pose = scene.pose
        let (width, height) = (Float(scene.width), Float(scene.height))
        let (shorter, longer) = (min(width, height), max(width, height))
        // Units of the picture: halves of its longer side.
        let unit = 2 / longer
        let millimetre = pose.digitShare * shorter * unit / pose.digitMillimetres
        func turn(_ degrees: Float) -> (sin: Float, cos: Float) {
            (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
        }
        let (tilt, pitch, yaw) = (turn(pose.tilt), turn(pose.pitch), turn(pose.yaw))
        // The page's axes as the camera sees them: turned, then leaned about y, then about x.
        func seen(_ x: Float, _ y: Float) -> SIMD3<Float> {
            let (u, v) = (tilt.cos * x - tilt.sin * y, tilt.sin * x + tilt.cos * y)
            let (p, q) = (yaw.cos * u, -yaw.sin * u)
            return SIMD3(p, pitch.cos * v - pitch.sin * q, pitch.sin * v + pitch.cos * q)
        }
        let right = seen(millimetre, 0)
        let down = seen(0, millimetre)
        let at =
            SIMD3(
                pose.x * shorter * unit, pose.y * shorter * unit, Self.distance) / Self.distance
        let origin = SIMD3(at.x * Self.distance, at.y * Self.distance, Self.distance)
        rows = Self.inverse(right, down, origin)
        bend = pose.bend / (Self.bendReach * Self.bendReach)
        distortion = scene.camera.distortion
        half = SIMD2(repeating: unit)
        middle = SIMD2(width / 2, height / 2)
        footprint = unit / millimetre
    }

    /// A pixel's middle in halves of the picture's longer side, from the picture's middle.
    func place(column: Int, row: Int) -> SIMD2<Float> {
        (SIMD2(Float(column) + 0.5, Float(row) + 0.5) - middle) * half
    }

    /// Millimetres right of and below the digit's middle.
    func page(at place: SIMD2<Float>) -> SIMD2<Float> {
        let straight = place * (1 + distortion * (place * place).sum())
        let ray = SIMD3(straight.x, straight.y, Self.distance)
        let w = (rows.2 * ray).sum()
        let x = (rows.0 * ray).sum() / w
        let y = (rows.1 * ray).sum() / w
        return SIMD2(x, y + bend * x * x)
    }

    /// The rows of the inverse of a matrix that is given by its columns.
    private static func inverse(
        _ a: SIMD3<Float>, _ b: SIMD3<Float>, _ c: SIMD3<Float>
    ) -> (SIMD3<Float>, SIMD3<Float>, SIMD3<Float>) {
        func cross(_ u: SIMD3<Float>, _ v: SIMD3<Float>) -> SIMD3<Float> {
            SIMD3(u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x)
        }
        let (first, second, third) = (cross(b, c), cross(c, a), cross(a, b))
        let determinant = (a * first).sum()
        return (first / determinant, second / determinant, third / determinant)
    }
}
