extension ArraySlice<Float> {
    /// Whether no number is infinite or not a number.
    var allAreFinite: Bool {
        // Zero times such a number is not zero; a sum vectorises where an early exit would not.
        var sum: UInt32 = 0
        for value in self { sum |= value.isFinite ? 0 : 1 }
        return sum == 0
    }
}
