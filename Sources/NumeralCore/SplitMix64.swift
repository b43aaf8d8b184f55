/// A small, fast, seeded generator: one seed, the same numbers everywhere.
///
/// - SeeAlso: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
///   Generators", 2014, <https://doi.org/10.1145/2714064.2660195>.
public struct SplitMix64: RandomNumberGenerator, Codable, Hashable, Sendable {
    /// The whole state: save it to go on from here.
    public private(set) var state: UInt64

    public init(seed: UInt64) { state = seed }

    /// A generator for one part of a run, independent of the others.
    ///
    /// `SplitMix64(seed: 7, path: [epoch, sample])` is the same whichever thread
    /// asks and whatever was drawn before.
    public init(seed: UInt64, path: [UInt64]) {
        var mixer = SplitMix64(seed: seed)
        var mixed = mixer.next()
        for step in path {
            mixer = SplitMix64(seed: mixed ^ (step &* 0xD1B5_4A32_D192_ED03 &+ 1))
            mixed = mixer.next()
        }
        state = mixed
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number in 0 ..< 1 with 24 random bits, every one of which a `Float` holds exactly.
    public mutating func nextUnit() -> Float { Float(next() >> 40) * 0x1p-24 }

    /// A number of the given range, evenly spread.
    public mutating func next(in range: ClosedRange<Float>) -> Float {
        range.lowerBound + (range.upperBound - range.lowerBound) * nextUnit()
    }
}
