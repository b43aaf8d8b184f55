public import Datasets
internal import NumeralCore
internal import Parallel
public import Rendering

extension LabeledGlyphs {
    /// Decides how each glyph is spoiled, the same in every run.
    static let corruptionSeed: UInt64 = 1
    /// Glyphs that are spoiled at a time.
    private static let corruptedChunkCount = 200

    /// The set with every glyph spoiled in one way; its name says so, as in `"mnist-test (fog)"`.
    ///
    /// - Parameter threadCount: how many cores it takes; it changes no byte.
    public func corrupted(by corruption: Corruption, threadCount: Int) -> LabeledGlyphs {
        let starts = Array(stride(from: 0, to: count, by: Self.corruptedChunkCount))
        let chunks = concurrentMap(starts, threadCount: threadCount) { start in
            (start..<min(count, start + Self.corruptedChunkCount)).flatMap { index in
                corruption.apply(to: self[index].glyph, seed: Self.corruptionSeed, index: index).ink
            }
        }
        return LabeledGlyphs(
            name: "\(name) (\(corruption.rawValue))", glyphs: Array(chunks.joined()),
            labels: labels, classes: classes)
    }
}
