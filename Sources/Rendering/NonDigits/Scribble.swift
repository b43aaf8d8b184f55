import NumeralCore

/// Strokes of a pen that go nowhere.
enum Scribble {
    /// The pen, in pixels of a glyph.
    static let penWidths: ClosedRange<Float> = 1...6
    /// Length times width by area, at most: wider pens would fill a tangle to a blot.
    private static let inkShareMax: Float = 0.55
    /// The most strokes.
    static let strokeCountMax = 6

    /// One to six smooth strokes, cut to their ink.
    ///
    /// The fewer strokes, the more turns: a single stroke with few turns is often a digit.
    static func image(using generator: inout SplitMix64) -> GrayImage {
        var canvas = InkCanvas()
        let strokeCount = Int.random(in: 1...strokeCountMax, using: &generator)
        let turnsMin = [1: 8, 2: 6, 3: 4][strokeCount] ?? 3
        let strokes = (0..<strokeCount).map { _ in
            let turns = Int.random(in: turnsMin...turnsMin + 3, using: &generator)
            let points =
                generator.nextUnit() < 0.3
                ? loops(count: turns, using: &generator)
                : tangle(count: turns, using: &generator)
            return InkCanvas.curve(through: points, stepCount: 5)
        }
        let length = strokes.reduce(0) { $0 + InkCanvas.length(of: $1) }
        let area = Float(InkCanvas.side * InkCanvas.side)
        let widest = max(penWidths.lowerBound * InkCanvas.scale, inkShareMax * area / length)
        let width = min(widest, generator.next(in: penWidths) * InkCanvas.scale)
        for stroke in strokes { canvas.draw(stroke, width: width) }
        return canvas.cutToInk
    }

    /// Points anywhere.
    private static func tangle(count: Int, using generator: inout SplitMix64) -> [InkPoint] {
        let margin = 6 as Float
        let range = margin...(Float(InkCanvas.side) - margin)
        return (0..<count).map { _ in
            InkPoint(x: generator.next(in: range), y: generator.next(in: range))
        }
    }

    /// Loops along a line, as a pen makes that is tried out.
    private static func loops(count: Int, using generator: inout SplitMix64) -> [InkPoint] {
        let side = Float(InkCanvas.side)
        let start = InkPoint(
            x: generator.next(in: 0.15 * side...0.35 * side),
            y: generator.next(in: 0.3 * side...0.7 * side))
        let radius = generator.next(in: 0.12 * side...0.25 * side)
        let advance = InkPoint(
            x: 0.5 * side / Float(count), y: generator.next(in: -0.02 * side...0.02 * side))
        // Four points a loop, with a little of the hand's unrest.
        return (0..<4 * count / 2).map { step in
            let quarter = [(1, 0), (0, 1), (-1, 0), (0, -1)][step % 4]
            let unrest = generator.next(in: 0.8...1.2)
            let place = start + advance * (Float(step) / 2)
            return place
                + InkPoint(x: Float(quarter.0), y: Float(quarter.1)) * (radius * unrest)
        }
    }
}
