import NumeralCore

extension TrainingSamples {
    /// Some of the samples, and each of them moved by whole pixels: right, left, down and up.
    ///
    /// Ink that would leave the picture is lost; what comes in is paper.
    ///
    /// - Parameter reach: the longest move in pixels, each way.
    func moved(_ rows: [Int], by reach: Int) -> TrainingSamples {
        var all = TrainingSamples()
        let distances = (0..<reach).map { $0 + 1 }
        let moves =
            [(x: 0, y: 0)] + distances.flatMap { [(x: $0, y: 0), (-$0, 0), (0, $0), (0, -$0)] }
        for row in rows {
            let start = row * Glyph.pixelCount
            let ink = glyphs[start..<start + Glyph.pixelCount]
            for (x, y) in moves {
                all.append(glyphs: Self.moved(ink, x: x, y: y), labels: [labels[row]])
            }
        }
        return all
    }

    private static func moved(_ ink: ArraySlice<UInt8>, x: Int, y: Int) -> [UInt8] {
        let side = Glyph.side
        var result = [UInt8](repeating: 0, count: Glyph.pixelCount)
        for row in max(0, y)..<min(side, side + y) {
            for column in max(0, x)..<min(side, side + x) {
                result[row * side + column] =
                    ink[ink.startIndex + (row - y) * side + column - x]
            }
        }
        return result
    }
}
