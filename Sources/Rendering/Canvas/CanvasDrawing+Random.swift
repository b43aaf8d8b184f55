public import NumeralCore

extension CanvasDrawing {
    /// How many of 100 drawings keep the digit's own strokes.
    private static let ownStrokesPercent = 20
    /// The thinnest pen, as a share of the drawn digit's longer side, that is drawn by lot when it
    /// is wider than a pixel.
    private static let penShareMin = 0.01

    /// One drawing by lot: any size, turn and width of pen between those that are measured.
    public init(using generator: inout SplitMix64) {
        func between(_ values: [Int]) -> ClosedRange<Int> { values[0]...values[values.count - 1] }
        let size = Int.random(in: between(Self.sizes), using: &generator)
        let longest = Double(Self.side * size / 100)
        let widest = min(Self.penShareMax * longest, Double(between(Self.penWidths).upperBound))
        let thinnest = max(1, Self.penShareMin * longest)
        let isOwn = Int.random(in: 0..<100, using: &generator) < Self.ownStrokesPercent
        let penWidth = Int(Double.random(in: thinnest...max(thinnest, widest), using: &generator))
        self.init(
            size: size, position: Position.allCases.randomElement(using: &generator)!,
            isDarkOnLight: Bool.random(using: &generator),
            hasAlpha: Bool.random(using: &generator), penWidth: isOwn ? nil : penWidth,
            tint: CanvasTint.allCases.randomElement(using: &generator)!,
            rotation: Int.random(in: between(Self.rotations), using: &generator))
    }
}
