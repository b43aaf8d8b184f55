internal import Datasets
internal import NumeralCore
internal import Recognition
internal import Rendering

/// Spoils every glyph of a set in each way, and reads them.
struct CorruptionMeasurement {
    let reader: Reader
    let threadCount: Int

    func measure(on set: LabeledGlyphs) throws(EvaluationError) -> CorruptionRecord {
        var (glyphs, pictures): ([MeasuredRow], [MeasuredRow]) = ([], [])
        for corruption in Corruption.allCases {
            var spoiled = set.corrupted(by: corruption, threadCount: threadCount)
            spoiled.name = corruption.rawValue
            glyphs.append(
                MeasuredRow(
                    try ModelEvaluation(reader.classifier, on: spoiled, threadCount: threadCount)))
            let readings = try reader.readings(
                count: set.count, threadCount: threadCount
            ) { [spoiled] in spoiled[$0].glyph.image }
            let answers = readings.enumerated().map { index, reading in
                PictureAnswer(reading, truth: set.classes[set[index].label])
            }
            pictures.append(MeasuredRow(name: spoiled.name, answers))
        }
        return CorruptionRecord(glyphs: glyphs, pictures: pictures)
    }
}
