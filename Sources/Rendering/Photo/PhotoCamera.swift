internal import NumeralCore

/// What lens, sensor and file do to the light.
public struct PhotoCamera: Codable, Hashable, Sendable {
    /// The deviation of the defocus, as a share of the digit's longer side.
    public var defocus: Float
    /// How far the hand moved, as a share of the same, and whither, in degrees.
    public var motion: Float
    public var motionAngle: Float
    /// How much straight lines bow: the shift at half the longer side, as a share of it.
    public var distortion: Float
    /// The deviation of the sensor's noise in the dark and in the light, of 255.
    public var noise: Float
    /// Exposure in stops; 0 shows white paper in full light just below white.
    public var exposure: Float
    /// What red and blue are multiplied by: the colour of the lamp that was not balanced.
    public var redGain: Float
    public var blueGain: Float
    /// How the camera was held, as EXIF writes it, 1 to 8; applied when the file is written.
    public var orientation: Int
    /// JPEG's quality, 30 to 95.
    public var quality: Int
}

extension PhotoCamera {
    /// The qualities that a file may have.
    static let qualities = 30...95

    static func drawn(_ generator: inout SplitMix64) -> PhotoCamera {
        let (blur, shake, warm) = (generator.nextUnit(), generator.nextUnit(), generator.nextUnit())
        // Squared and cubed: most photos are rather sharp and clean.
        let motion = shake * shake * shake * 0.08
        let angle = generator.next(in: 0...180)
        let noise = generator.nextUnit()
        return PhotoCamera(
            defocus: 0.03 * blur * blur, motion: motion, motionAngle: angle,
            distortion: generator.next(in: -0.02...0.02), noise: 0.5 + 7 * noise * noise,
            exposure: generator.next(in: -1.3...0.5), redGain: 0.82 + 0.36 * warm,
            blueGain: 1.18 - 0.36 * warm * generator.next(in: 0.7...1.3),
            orientation: [1, 1, 1, 3, 6, 6, 8, 8].randomElement(using: &generator)!,
            quality: Int.random(in: qualities, using: &generator))
    }
}
