extension ArraySlice<Float> {
    /// Whether no number is infinite or not a number.
    var allAreFinite: Bool {
        // All exponent bits are set in such numbers only. Pointers and an or vectorise, where a
        // slice's indices or an early exit would not.
        let exponent: UInt32 = 0x7F80_0000
        return withUnsafeBufferPointer { values in
            var found: UInt32 = 0
            for value in values { found |= value.bitPattern & exponent == exponent ? 1 : 0 }
            return found == 0
        }
    }
}
