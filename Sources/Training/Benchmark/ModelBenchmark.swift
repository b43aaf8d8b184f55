public import Datasets
public import Evaluation
public import Foundation
import NumeralCore
import Recognition

/// Times a model on a set's glyphs.
public struct ModelBenchmark: Sendable {
    private let set: LabeledGlyphs
    private let threadCount: Int

    /// - Parameter threadCount: how many threads classify all glyphs together.
    public init(set: LabeledGlyphs, threadCount: Int) {
        (self.set, self.threadCount) = (set, threadCount)
    }

    /// Digits that are classified one by one.
    private static let singleCount = 2000
    /// Before anything counts.
    private static let warmUpCount = 100
    /// How often all digits are classified together; the best counts.
    private static let roundCount = 5

    /// How long single digits take, one after the other on one thread, the quickest first.
    static func sortedMicroseconds(
        of classifier: GlyphClassifier, on set: LabeledGlyphs, clock: some Clock<Duration>
    ) throws -> [Double] {
        let glyphs = (0..<singleCount).map { set[$0 % set.count].glyph }
        for glyph in glyphs.prefix(warmUpCount) { _ = try classifier.classify([glyph]) }
        return try glyphs.map { glyph in
            let start = clock.now
            _ = try classifier.classify([glyph])
            return start.duration(to: clock.now) / .microseconds(1)
        }.sorted()
    }

    /// - Parameters:
    ///   - file: of the model; loading it is timed too.
    ///   - peakMemoryMiB: the most memory that this process ever held.
    public func run(
        _ file: URL, clock: some Clock<Duration>, peakMemoryMiB: () throws -> Double
    ) throws -> ModelCost {
        let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
        var start = clock.now
        let classifier = try GlyphClassifier(Model(contentsOf: file))
        _ = try classifier.classify([set[0].glyph])
        let load = start.duration(to: clock.now)

        let times = try Self.sortedMicroseconds(of: classifier, on: set, clock: clock)
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
            peakMemoryMiB: try peakMemoryMiB())
    }
}
