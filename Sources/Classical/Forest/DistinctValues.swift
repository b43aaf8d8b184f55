/// The different values of a column, found by hashing their bits.
struct DistinctValues {
    /// Twice the most values, so that a search seldom meets another value.
    private static let slotCount = 2 * ColumnBins.countMax
    /// No finite number has these bits.
    private static let emptySlot = Float.nan.bitPattern

    /// The values, as they were met.
    private(set) var values: [Float] = []
    private var slots = [UInt32](repeating: emptySlot, count: slotCount)
    private var bins = [UInt8](repeating: 0, count: slotCount)

    /// - Returns: `nil` if there are more than ``ColumnBins/countMax``.
    init?(_ column: UnsafeBufferPointer<Float>) {
        var last = Self.emptySlot
        for value in column {
            let bits = Self.bits(of: value)
            // Neighbouring samples are often alike, such as blank.
            if bits == last { continue }
            last = bits
            let slot = slot(of: bits)
            if slots[slot] == bits { continue }
            if values.count == ColumnBins.countMax { return nil }
            slots[slot] = bits
            values.append(Float(bitPattern: bits))
        }
    }

    /// Writes each value's place among the sorted ones.
    mutating func assign(
        _ column: UnsafeBufferPointer<Float>, sorted: [Float],
        into indices: UnsafeMutableBufferPointer<UInt8>
    ) {
        for (bin, value) in sorted.enumerated() { bins[slot(of: value.bitPattern)] = UInt8(bin) }
        var (last, lastBin) = (Self.emptySlot, UInt8(0))
        for index in column.indices {
            let bits = Self.bits(of: column[index])
            if bits != last { (last, lastBin) = (bits, bins[slot(of: bits)]) }
            indices[index] = lastBin
        }
    }

    /// Zero and minus zero are one value.
    private static func bits(of value: Float) -> UInt32 { (value + 0).bitPattern }

    /// Where these bits are, or would be put.
    private func slot(of bits: UInt32) -> Int {
        // Knuth's multiplicative hash: the golden ratio of 2³², its top nine bits.
        var slot = Int((bits &* 2_654_435_769) >> 23)
        while slots[slot] != bits && slots[slot] != Self.emptySlot {
            slot = (slot + 1) % Self.slotCount
        }
        return slot
    }
}
