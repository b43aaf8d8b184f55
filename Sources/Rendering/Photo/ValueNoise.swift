/// Smooth noise over the plane: random values on a grid, blended in between.
///
/// - SeeAlso: Perlin, "An Image Synthesizer", 1985, <https://doi.org/10.1145/325334.325247>, of
///   which this is the simpler form that takes values instead of slopes.
struct ValueNoise {
    private let seed: UInt32

    init(seed: UInt64) {
        self.seed = UInt32(truncatingIfNeeded: seed) ^ UInt32(truncatingIfNeeded: seed >> 32)
    }

    /// From 0 to 1; the grid's distance is 1.
    func value(_ x: Float, _ y: Float) -> Float {
        let (left, top) = (x.rounded(.down), y.rounded(.down))
        let (column, row) = (Int32(left), Int32(top))
        let (u, v) = (x - left, y - top)
        let across = u * u * (3 - 2 * u)
        let down = v * v * (3 - 2 * v)
        let (a, b) = (corner(column, row), corner(column &+ 1, row))
        let (c, d) = (corner(column, row &+ 1), corner(column &+ 1, row &+ 1))
        let upper = a + (b - a) * across
        let lower = c + (d - c) * across
        return upper + (lower - upper) * down
    }

    /// A value of the grid: the finishing steps of MurmurHash3 over both coordinates.
    private func corner(_ column: Int32, _ row: Int32) -> Float {
        var hash = UInt32(bitPattern: column) &* 0x9E37_79B1
        hash ^= UInt32(bitPattern: row) &* 0x85EB_CA77
        hash ^= seed
        hash = (hash ^ hash >> 16) &* 0x85EB_CA6B
        hash = (hash ^ hash >> 13) &* 0xC2B2_AE35
        hash ^= hash >> 16
        return Float(hash >> 8) * 0x1p-24
    }
}
