/// What parts of one picture draw from its seed, so that no two share their numbers: a generator's
/// path.
enum PictureStream: UInt64, CaseIterable {
    /// The grain of a photograph's sensor.
    case grain = 1
    /// The form of the strokes.
    case ink = 0x1A
    /// The waves of the light.
    case waves = 0x5A
    /// What stands on the page beside the digit.
    case furniture = 0x6F
    /// The sensor's noise, and lost pixels.
    case disturbance = 0x7E
}
