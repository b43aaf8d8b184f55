internal import NumeralCore

/// The digits of a picture beside and below each other, as ink cut to their common box.
struct DigitLayout {
    /// Ink, 0 where there is none.
    private(set) var image: GrayImage

    init(_ glyphs: ArraySlice<Glyph>, _ scene: PictureScene) {
        precondition(glyphs.count >= scene.digits.count, "a glyph for each digit")
        let inks = zip(scene.digits, glyphs).enumerated().map { index, pair in
            DigitInk(
                pair.1, pair.0, scene.stroke,
                seed: scene.grainSeed &+ UInt64(index) &* 0x9E37_79B9
            ).image
        }
        var placed: [(image: GrayImage, x: Int, y: Int)] = []
        var top = 0
        let lineCount = (scene.digits.map(\.line).max() ?? -1) + 1
        for line in 0..<lineCount {
            let members = scene.digits.indices.filter { scene.digits[$0].line == line }
            let height = members.map { inks[$0].height }.max() ?? 0
            var x = 0
            for (place, index) in members.enumerated() {
                let digit = scene.digits[index]
                x += place > 0 ? Int(digit.gap.rounded()) : 0
                let foot = top + height + Int(digit.drop.rounded())
                placed.append((inks[index], x, foot - inks[index].height))
                x += inks[index].width
            }
            top += height + Int(scene.lineGap.rounded())
        }
        let firstRow = placed.map(\.y).min() ?? 0
        let width = placed.map { $0.x + $0.image.width }.max() ?? 0
        let height = (placed.map { $0.y + $0.image.height }.max() ?? 0) - firstRow
        image = GrayImage(width: width, height: height)
        for (ink, x, y) in placed { add(ink, x, y - firstRow) }
    }

    private mutating func add(_ ink: GrayImage, _ x: Int, _ y: Int) {
        for row in 0..<ink.height {
            for column in 0..<ink.width {
                let index = (y + row) * image.width + x + column
                image.pixels[index] = max(image.pixels[index], ink.pixels[row * ink.width + column])
            }
        }
    }
}
