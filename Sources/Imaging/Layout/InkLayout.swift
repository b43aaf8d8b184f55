public import NumeralCore

/// How the parts of a page of ink stand to each other: which may be one symbol together.
///
/// Nothing is judged to be a digit or none here: a layout names what to look at, in order, and the
/// model says what it is.
public struct InkLayout: Hashable, Sendable {
    /// Parts that may be one symbol.
    public struct Candidate: Hashable, Sendable {
        /// Which of the ink's parts belong to it.
        let isKept: [Bool]
        /// The smallest box around them, in the page's pixels.
        public let box: Box
        /// Whether it goes along a third of a side of the page, as a shadow or a table does, or
        /// from one side to the other, as a rule does, and as only a symbol that was cut out does.
        public let hugsFrame: Bool
        /// Whether it lies within an outline: a box or a ring, or the outline of its own strokes.
        public let isEnclosed: Bool

        /// Whether all of another candidate's parts belong to it.
        public func holds(_ other: Candidate) -> Bool {
            zip(isKept, other.isKept).allSatisfy { $0 || !$1 }
        }
    }

    /// What may be the one symbol of the page, the likeliest first.
    public let candidates: [Candidate]
    /// Parts side by side, or above each other, each as high as a symbol beside others would be.
    public let rivals: [Candidate]
    /// Whether they stand farther apart than pieces of one stroke.
    public let areRivalsApart: Bool
    /// How many parts are no specks.
    public let partCount: Int
    /// Whether the ink is more parts than anything but a page of writing or a pattern has.
    public let isCrowded: Bool
    /// Whether half of the page lies in shadow, or in light: then levels do not tell ink.
    public let isShaded: Bool

    /// - Parameter ink: of a page.
    public init(_ ink: Ink) {
        let shapes = LayoutShapes(ink)
        candidates = shapes.candidates()
        (rivals, areRivalsApart) = shapes.rivals()
        partCount = shapes.isGrain || shapes.isDotted ? 0 : shapes.shapes.count
        isCrowded = shapes.isCrowded
        isShaded = shapes.isShaded
    }
}
