import Foundation

/// Seeded scalars for fresh parameters: SplitMix64, as in NumeralCore, which
/// this module may not import (DESIGN §1).
///
/// - SeeAlso: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
///   Generators", 2014, <https://doi.org/10.1145/2714064.2660195>.
struct InitializationGenerator {
    private var state: UInt64

    /// A generator of its own for each stream of a seed.
    init(seed: UInt64, stream: UInt64) {
        state = seed
        state = next() ^ (stream &* 0xD1B5_4A32_D192_ED03 &+ 1)
        state = next()
    }

    mutating func scalars(
        _ count: Int, _ initialization: ParameterDescription.Initialization
    ) -> [Float] {
        switch initialization {
        case .zeros: return [Float](repeating: 0, count: count)
        case .ones: return [Float](repeating: 1, count: count)
        case .heNormal(let fanIn):
            let deviation = (2 / Double(fanIn)).squareRoot()
            return (0..<count).map { _ in Float(nextNormal() * deviation) }
        case .uniform(let fanIn):
            let bound = (1 / Double(fanIn)).squareRoot()
            return (0..<count).map { _ in Float((2 * nextUnit() - 1) * bound) }
        case .glorotUniform(let fanIn, let fanOut):
            let bound = (6 / Double(fanIn + fanOut)).squareRoot()
            return (0..<count).map { _ in Float((2 * nextUnit() - 1) * bound) }
        case .zerosAndOnes(let ones):
            return (0..<count).map { ones.contains($0) ? 1 : 0 }
        case .orthogonalBlocks(let extent):
            let blockCount = count / (extent * extent)
            return (0..<blockCount).flatMap { _ in nextOrthogonal(extent).map(Float.init) }
        }
    }

    /// Rows of normal numbers, each freed of those before it and brought to length 1 (Gram and
    /// Schmidt's way; twice, since once leaves what rounding left). Time grows with the extent's
    /// third power.
    private mutating func nextOrthogonal(_ extent: Int) -> [Double] {
        var rows = (0..<extent * extent).map { _ in nextNormal() }
        rows.withUnsafeMutableBufferPointer { rows in
            for row in 0..<extent {
                for _ in 0..<2 {
                    for other in 0..<row {
                        var overlap = 0.0
                        for i in 0..<extent {
                            overlap += rows[row * extent + i] * rows[other * extent + i]
                        }
                        for i in 0..<extent {
                            rows[row * extent + i] -= overlap * rows[other * extent + i]
                        }
                    }
                }
                var square = 0.0
                for i in 0..<extent { square += rows[row * extent + i] * rows[row * extent + i] }
                let length = square.squareRoot()
                for i in 0..<extent { rows[row * extent + i] /= length }
            }
        }
        return rows
    }

    /// Box-Muller; the second number of the pair is thrown away, which keeps no state.
    private mutating func nextNormal() -> Double {
        let (radius, angle) = (nextUnit(), nextUnit())
        return (-2 * log(1 - radius)).squareRoot() * cos(2 * .pi * angle)
    }

    /// In 0 ..< 1, with 53 random bits.
    private mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
