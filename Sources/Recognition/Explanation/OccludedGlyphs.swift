internal import NumeralCore

/// A glyph with patch after patch of its ink taken away.
struct OccludedGlyphs {
    /// A patch's side in pixels: two to three strokes of MNIST wide, so that a stroke is cut.
    static let patchSide = 8
    /// From patch to patch, in pixels: each stroke is taken away by several of 7 × 7 patches.
    static let patchStep = 4
    /// A patch with less ink, in full pixels, has nothing to take away.
    static let inkMin = 2

    /// The square that a patch takes away, cut to the glyph.
    struct Patch {
        let columns: Range<Int>
        let rows: Range<Int>

        /// The indices of its pixels.
        var pixels: [Int] { rows.flatMap { row in columns.map { row * Glyph.side + $0 } } }
    }

    /// The patches that hold ink, row by row.
    let patches: [Patch]
    /// The glyph without each of them.
    let glyphs: [Glyph]

    init(_ glyph: Glyph) {
        let margin = (Self.patchSide - Self.patchStep) / 2
        func span(_ step: Int) -> Range<Int> {
            max(0, step - margin)..<min(Glyph.side, step - margin + Self.patchSide)
        }
        var patches: [Patch] = []
        var glyphs: [Glyph] = []
        for row in stride(from: 0, to: Glyph.side, by: Self.patchStep) {
            for column in stride(from: 0, to: Glyph.side, by: Self.patchStep) {
                let patch = Patch(columns: span(column), rows: span(row))
                let pixels = patch.pixels
                guard pixels.reduce(0, { $0 + Int(glyph.ink[$1]) }) >= Self.inkMin * 255 else {
                    continue
                }
                var ink = glyph.ink
                for index in pixels { ink[index] = 0 }
                patches.append(patch)
                glyphs.append(Glyph(ink: ink))
            }
        }
        (self.patches, self.glyphs) = (patches, glyphs)
    }

    /// Spreads a loss of each patch over the pixels that it took: the mean of those that did.
    func occlusion(losses: [Float]) -> Occlusion {
        precondition(losses.count == patches.count)
        var (sums, counts) = (
            [Float](repeating: 0, count: Glyph.pixelCount),
            [Float](repeating: 0, count: Glyph.pixelCount)
        )
        for (patch, loss) in zip(patches, losses) {
            for index in patch.pixels {
                sums[index] += loss
                counts[index] += 1
            }
        }
        let means = zip(sums, counts).map { $1 > 0 ? max(0, $0 / $1) : 0 }
        let scale = max(Occlusion.scaleMin, means.max() ?? 0)
        return Occlusion(
            map: means.map { UInt8(($0 / scale * 255).rounded()) }, scale: scale,
            lossMax: max(0, losses.max() ?? 0))
    }
}

extension Occlusion {
    /// The scale is no finer: a loss of 2 % of probability is a pale spot, not a glaring one.
    static let scaleMin: Float = 0.1
}
