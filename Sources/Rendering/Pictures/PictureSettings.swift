/// Which half of every range of settings pictures are drawn by.
///
/// A range is cut into bands, which belong to the halves by turns; lists are written down twice.
/// Who tunes a reader looks at the one half only, so that the other says what it is worth.
public enum PictureSettings: String, Codable, CaseIterable, Sendable {
    case tuning, measuring
}
