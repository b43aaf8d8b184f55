extension Typeface {
    /// Whether it carries all ten digits, drawn as digits are; see ``digitComplaint``.
    public var drawsDigits: Bool { digitComplaint == nil }

    /// Why its digits are none to learn from, in words; `nil` when they are.
    ///
    /// Draws and measures them: about a millisecond.
    public var digitComplaint: String? {
        guard let shapes = DigitShapes(self) else { return "digits are missing" }
        return shapes.complaint
    }
}
