/// Everything that was drawn by lot for one drawing of a digit, of several, or of none.
///
/// Ink on a sheet, the sheet perhaps on a ground, then light, lens and sensor. It is drawn from
/// labelled glyphs by code that shares nothing with what reads pictures.
public struct PictureScene: Hashable, Sendable {
    public var kind: PictureKind
    /// In reading order, line after line; empty for paper without ink.
    public var digits: [PictureDigit]
    public var stroke: PictureStroke
    /// Red, green and blue as they are stored, from 0 to 1.
    public var ink: SIMD3<Float>
    public var paper: SIMD3<Float>
    /// Pixels of paper around the digits.
    public var margins: PictureMargins
    /// Pixels between the feet of a line and the heads of the next.
    public var lineGap: Float = 0
    public var pattern: PicturePattern?
    public var marks: [PictureMark] = []
    public var ground: PictureGround?
    public var disturbance = PictureDisturbance()
    /// Turns of the whole picture by 90° clockwise.
    public var quarterTurns = 0
    public var form = PictureForm.png
    /// Decides what is random in ink, ground and noise.
    public var grainSeed: UInt64

    /// How many glyphs ``picture(of:)`` needs: the digits, then neighbours that reach in.
    public var glyphCount: Int {
        digits.count
            + marks.count {
                if case .neighbour = $0 { true } else { false }
            }
    }
}
