/// Something worth knowing about how a picture was read.
public enum Hint: Hashable, Sendable {
    /// Why nothing was read.
    case reason(Reason)
    /// What should be known although something was read.
    case warning(Warning)
    /// A digit that is less sure than what is accepted.
    case lessSure(Prediction.Candidate, confidenceMin: Float)
    /// Parts of ink that do not touch were taken for one digit.
    case separateShapes(count: Int)
    /// Single wrong pixels were taken out.
    case despeckled
    /// A sheet within the picture was read.
    case sheet
    /// It reads as a digit with another of its sides above.
    case turned(isUpsideDown: Bool)
    /// Printed lines were taken out.
    case unruled
    /// Dots, or the ends of a broken stroke, were joined.
    case joined
    /// The paper is darker than the ink.
    case lightInk
    /// The digit has few pixels: its longer side.
    case small(side: Int)
    /// Strokes are so broad that loops may have closed.
    case thickPen
    /// Two digits are about as probable.
    case nearTie(Prediction.Candidate, Prediction.Candidate)
    /// Without one part of the ink it would be read as something else.
    case onePartDecides(other: Symbol, GlyphPlace)
    /// Without any one part of the ink it would be read the same.
    case noPartDecides(Symbol)
}
