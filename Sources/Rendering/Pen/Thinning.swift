/// Strokes of any width made one pixel wide, in place.
///
/// The two sub-iterations of Zhang and Suen: a pixel of the outline goes when two to six of its
/// neighbours are ink, when they form one run around it, and when it faces, by turns, south-east or
/// north-west. Holes stay holes, and what hangs together stays together; a speck of 2 × 2 vanishes.
///
/// - SeeAlso: Zhang and Suen, "A Fast Parallel Algorithm for Thinning Digital Patterns", 1984,
///   <https://doi.org/10.1145/357994.358023>.
enum Thinning {
    /// Thins a picture of `side × side`, row-major; its outermost pixels must be paper.
    static func thin(_ isInk: inout [Bool], side: Int) {
        precondition(isInk.count == side * side)
        // Clockwise from the north.
        let around = [
            -side, -side + 1, 1, side + 1, side, side - 1, -1, -side - 1,
        ]
        var open = isInk.indices.filter { isInk[$0] }
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for isSecond in [false, true] {
                let doomed = open.filter { place in
                    let ring = around.map { isInk[place + $0] }
                    let count = ring.count { $0 }
                    guard (2...6).contains(count) else { return false }
                    let runCount = ring.indices.count { !ring[$0] && ring[($0 + 1) % 8] }
                    guard runCount == 1 else { return false }
                    let (north, east, south, west) = (ring[0], ring[2], ring[4], ring[6])
                    return isSecond
                        ? !(north && east && west) && !(north && south && west)
                        : !(north && east && south) && !(east && south && west)
                }
                for place in doomed { isInk[place] = false }
                if !doomed.isEmpty {
                    hasChanged = true
                    open.removeAll { !isInk[$0] }
                }
            }
        }
    }
}
