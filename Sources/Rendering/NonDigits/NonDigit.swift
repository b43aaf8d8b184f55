/// A kind of picture that is no digit.
///
/// Those of ``seen`` a reader may be trained with; those of ``unseen`` are only for measuring
/// whether it knows what it was never shown.
public enum NonDigit: String, CaseIterable, Codable, Sendable {
    /// A Latin letter that is not drawn like a digit.
    case letter
    /// Punctuation, mathematics, currency, arrows.
    case sign
    /// One to six strokes of a pen that go nowhere.
    case scribble
    /// Noise, gratings, checks, halftones, gradients.
    case texture
    /// Two to four digits, or digits and a letter, in one box.
    case several
    /// A digit of which the edge of the picture cuts 35 to 60 % of the ink off.
    case cutOff = "cut_off"
    /// A digit upside down, mirrored or lying, where that is no digit.
    case turned
    /// A letter of another script that is not drawn like a digit.
    case foreignLetter = "foreign_letter"
    /// Weather, chess, animals, tools, music.
    case pictogram
    /// A star, a house, a spiral, a stick figure and the like, drawn with a pen.
    case polygon
    /// Something like a cut-out of a photo: noise as nature has it, edges, shaded bodies.
    case photograph

    /// The kinds to train with.
    public static let seen: [NonDigit] = [
        .letter, .sign, .scribble, .texture, .several, .cutOff, .turned,
    ]
    /// The kinds to measure with, never to train with.
    public static let unseen: [NonDigit] = [.foreignLetter, .pictogram, .polygon, .photograph]
}
