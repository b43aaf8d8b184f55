internal import Datasets
internal import NumeralCore
internal import Parallel
internal import Recognition
internal import Rendering

/// Spoils every glyph of a set in each way, and reads them.
struct CorruptionMeasurement {
    /// Decides how each glyph is spoiled, the same in every run.
    static let seed: UInt64 = 1
    /// Glyphs that are spoiled at a time.
    private static let chunkCount = 200

    let reader: Reader
    let threadCount: Int

    func measure(on set: LabeledGlyphs) throws(EvaluationError) -> CorruptionRecord {
        var (glyphs, pictures): ([MeasuredRow], [MeasuredRow]) = ([], [])
        for corruption in Corruption.allCases {
            let spoiled = spoil(set, corruption)
            glyphs.append(
                MeasuredRow(
                    try ModelEvaluation(reader.classifier, on: spoiled, threadCount: threadCount)))
            let readings = try reader.readings(
                count: set.count, threadCount: threadCount
            ) { spoiled[$0].glyph.image }
            let answers = readings.enumerated().map { index, reading in
                PictureAnswer(reading, truth: set.classes[set[index].label])
            }
            pictures.append(MeasuredRow(name: spoiled.name, answers))
        }
        return CorruptionRecord(glyphs: glyphs, pictures: pictures)
    }

    private func spoil(_ set: LabeledGlyphs, _ corruption: Corruption) -> LabeledGlyphs {
        let starts = Array(stride(from: 0, to: set.count, by: Self.chunkCount))
        let chunks = concurrentMap(starts, threadCount: threadCount) { start in
            (start..<min(set.count, start + Self.chunkCount)).flatMap { index in
                corruption.apply(to: set[index].glyph, seed: Self.seed, index: index).ink
            }
        }
        return LabeledGlyphs(
            name: corruption.rawValue, glyphs: Array(chunks.joined()), labels: set.labels,
            classes: set.classes)
    }
}
