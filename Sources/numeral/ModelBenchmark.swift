import Datasets
import Evaluation
import Foundation
import NumeralCore
import Recognition

/// Times a model on a set's glyphs.
struct ModelBenchmark {
    let set: LabeledGlyphs
    let threadCount: Int

    /// Digits that are classified one by one.
    private static let singleCount = 2000
    /// Before anything counts.
    private static let warmUpCount = 100
    /// How often all digits are classified together; the best counts.
    private static let roundCount = 5

    func run(_ file: URL) throws -> ModelCost {
        let clock = ContinuousClock()
        let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
        var start = clock.now
        let classifier = try GlyphClassifier(Model(contentsOf: file))
        _ = try classifier.classify([set[0].glyph])
        let load = start.duration(to: clock.now)

        let glyphs = (0..<Self.singleCount).map { set[$0 % set.count].glyph }
        for glyph in glyphs.prefix(Self.warmUpCount) { _ = try classifier.classify([glyph]) }
        var times: [Double] = []
        for glyph in glyphs {
            start = clock.now
            _ = try classifier.classify([glyph])
            times.append(start.duration(to: clock.now) / .microseconds(1))
        }
        times.sort()

        var best = Double.infinity
        for _ in 0..<Self.roundCount {
            start = clock.now
            _ = try classifier.scores(of: set.glyphs, threadCount: threadCount)
            best = min(best, start.duration(to: clock.now) / .seconds(1))
        }
        return ModelCost(
            fileBytes: size ?? 0, loadMilliseconds: load / .milliseconds(1),
            microsecondsADigit: times[times.count / 2],
            microsecondsADigitAtP99: times[times.count * 99 / 100],
            digitsPerSecond: Double(set.count) / best, threadCount: threadCount,
            peakMemoryMiB: try OwnProgram.peakMemoryMiB())
    }
}
