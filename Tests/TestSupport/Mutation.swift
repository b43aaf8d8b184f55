extension [UInt8] {
    /// Damages the bytes in one place, in one of the ways that files are damaged.
    public mutating func mutate(using generator: inout some RandomNumberGenerator) {
        guard !isEmpty else { return append(UInt8.random(in: 0...255, using: &generator)) }
        let index = Int.random(in: 0..<count, using: &generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: self[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: self[index] = UInt8.random(in: 0...255, using: &generator)
        case 2: remove(at: index)
        case 3: insert(UInt8.random(in: 0...255, using: &generator), at: index)
        case 4: removeSubrange(index..<Swift.min(count, index + 16))
        default: self[index...] = self[index...].prefix(8) + self[index...]
        }
    }
}
