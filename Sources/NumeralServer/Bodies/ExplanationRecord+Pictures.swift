import NumeralCore
import PictureFiles
import Wire

extension ExplanationRecord {
    /// The longer side, in pixels, of the pictures in an answer: as the page draws.
    static let pictureSideMax = 280
    /// How many training glyphs are named.
    static let neighborCount = 3

    /// The record of an explanation, its pictures as small PNGs.
    init(_ explanation: Explanation, of reading: Reading, among known: any GlyphSearching) {
        let found = reading.symbols.first.map { symbol in
            Result { () throws(NeighborError) in
                try known.nearest(to: symbol.glyph, count: Self.neighborCount)
            }
        }
        let small = Explanation(
            stages: explanation.stages.map(\.shrunk), occlusion: explanation.occlusion,
            hints: explanation.hints, trials: explanation.trials)
        self.init(small, neighbors: found) { $0.embeddedPNG }
    }
}

extension Explanation.Stage {
    /// With a picture of a size to show, and its boxes in that picture's pixels.
    var shrunk: Explanation.Stage {
        let step = image.reduction(toSide: ExplanationRecord.pictureSideMax)
        guard step > 1 else { return self }
        let small = image.reduced(by: step)
        return Explanation.Stage(
            name: name, image: small,
            boxes: boxes.map { box in
                let (left, top) = (box.x / step, box.y / step)
                return Box(
                    x: left, y: top,
                    width: max(1, min(small.width, (box.x + box.width) / step + 1) - left),
                    height: max(1, min(small.height, (box.y + box.height) / step + 1) - top))
            })
    }
}
