internal import NumeralCore

/// Small writing of no language: letters of two to four straight strokes each.
struct Scrawl {
    /// A letter's breadth, and the next one's distance, in shares of the height.
    private static let (breadth, advance): (Float, Float) = (0.5, 0.75)
    /// The pen's width in shares of the height.
    private static let penShare: Float = 0.12
    /// One of so many letters is a space.
    private static let spaceEvery = 6

    let height: Float
    let colour: SIMD3<Float>

    /// Writes letters in a line.
    ///
    /// - Parameter start: the first letter's upper left corner.
    func write(
        count: Int, from start: SIMD2<Float>, on plane: inout LightPlane,
        _ generator: inout SplitMix64
    ) {
        for index in 0..<count {
            // The first and the last are letters, so that there is always ink.
            let isInner = index > 0 && index < count - 1
            if isInner, Int.random(in: 0..<Self.spaceEvery, using: &generator) == 0 { continue }
            let corner = start + SIMD2(Float(index) * Self.advance * height, 0)
            let strokeCount = Int.random(in: 2...4, using: &generator)
            var place = spot(&generator)
            for _ in 0..<strokeCount {
                let next = spot(&generator)
                plane.stroke(
                    colour, from: corner + place, to: corner + next,
                    width: max(1, Self.penShare * height))
                place = next
            }
        }
    }

    /// A corner, a middle or an end of a letter's box.
    private func spot(_ generator: inout SplitMix64) -> SIMD2<Float> {
        SIMD2(
            Float(Int.random(in: 0...2, using: &generator)) / 2 * Self.breadth * height,
            Float(Int.random(in: 0...2, using: &generator)) / 2 * height)
    }
}
