/// Everything that was drawn by lot for one photograph of one digit on paper.
///
/// The digit stands in the middle of a page whose coordinates are millimetres; the page lies on a
/// table or fills the picture; a lamp shines on it; a camera looks at it. The same scene makes the
/// same picture everywhere, and what it shows is known.
public struct PhotoScene: Codable, Hashable, Sendable {
    /// Which papers a scene may be on: what is measured on is never trained on.
    public enum Papers: String, Codable, CaseIterable, Sendable {
        case training, measuring
    }

    /// The picture's extents when it is held upright, in pixels.
    public var width: Int
    public var height: Int
    public var paper: PhotoPaper
    public var pen: PhotoPen
    public var pose: PhotoPose
    public var light: PhotoLight
    /// What the page lies on, when its edge is in the picture.
    public var table: PhotoTable?
    public var camera: PhotoCamera
    /// Decides paper fibres, pencil grain and the sensor's noise.
    public var grainSeed: UInt64
}

/// How the page lies before the camera.
public struct PhotoPose: Codable, Hashable, Sendable {
    /// The most that a page is turned in the picture's plane, in degrees.
    public static let tiltMax: Float = 15
    /// The most that it leans away from the picture's plane, in degrees.
    public static let leanMax: Float = 20

    /// How long the longer side of the digit is on the paper, in millimetres.
    public var digitMillimetres: Float
    /// The same side as a share of the picture's shorter side.
    public var digitShare: Float
    /// Where the digit's middle stands, in shares of the picture's shorter side from its middle.
    public var x: Float
    public var y: Float
    /// The turn in the picture's plane, in degrees.
    public var tilt: Float
    /// How far the page's top, and its right side, lean away, in degrees.
    public var pitch: Float
    public var yaw: Float
    /// How much the page is bent: millimetres that a ruled line rises 50 mm beside the digit.
    public var bend: Float
}
