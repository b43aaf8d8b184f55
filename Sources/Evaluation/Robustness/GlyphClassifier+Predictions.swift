internal import Datasets
internal import NumeralCore
internal import Recognition

extension GlyphClassifier {
    /// Glyphs that one call takes: enough to make the call cheap, few enough to share out.
    private static let chunkCount = 200

    /// The prediction for each glyph of a set, in order.
    func predictions(
        for set: LabeledGlyphs, threadCount: Int
    ) throws(EvaluationError) -> [Prediction] {
        let starts = Array(stride(from: 0, to: set.count, by: Self.chunkCount))
        let results = concurrentMap(starts, threadCount: threadCount) { start in
            let glyphs = (start..<min(set.count, start + Self.chunkCount)).map { set[$0].glyph }
            return Result { () throws(ClassifierError) in try self.classify(glyphs) }
        }
        var predictions: [Prediction] = []
        for result in results {
            do { predictions += try result.get() } catch { throw .classifier(error) }
        }
        return predictions
    }
}
