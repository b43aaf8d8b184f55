extension RandomNumberGenerator {
    /// A number from 0 up to a count of at most 2²⁴, evenly but for one part in 2⁴⁰ (Lemire's
    /// product, without its rejection step).
    mutating func index(below count: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(count)).high)
    }

    /// A number in 0 ..< 1 with 53 random bits.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
