/// Paper without ink.
public enum BlankKind: String, CaseIterable, Codable, Sendable {
    case plainPaper = "blank_plain"
    case shadedPaper = "blank_shaded"
    case ruledPaper = "blank_ruled"
    case squaredPaper = "blank_squared"
    case dottedPaper = "blank_dotted"
    case noisyPaper = "blank_noisy"
    case darkPaper = "blank_dark"
    case wrinkledPaper = "blank_wrinkled"
    /// A page before a camera that nothing is written on.
    case photoOfPaper = "blank_photo"
}
