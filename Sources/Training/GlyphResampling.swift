public import Classical
public import Datasets
import NumeralCore

extension LabeledGlyphs {
    /// The set with classes made more equal; a pixel between two is rounded to a byte of ink.
    ///
    /// - Parameters:
    ///   - threadCount: how many cores the search for neighbours takes; it changes no byte.
    /// - Returns: what is kept in the set's order, then what is repeated or made, by class.
    /// - Throws: what the resampling finds wrong with a class, by the class's name.
    public func resampled(
        _ resampling: Resampling, seed: UInt64, threadCount: Int
    ) throws(ClassicalError) -> LabeledGlyphs {
        let labels = labels.map(Int.init)
        let rows = try resampling.rows(
            of: FeatureMatrix(columnCount: Glyph.pixelCount, values: glyphs.map(Float.init)),
            labels: labels, names: classes.map(\.description), threadCount: threadCount,
            generator: {
                SplitMix64(seed: seed, path: [SeedStream.resampling.rawValue, UInt64($0)])
            })
        let kept = select(rows.rows)
        var made = kept.glyphs
        made.reserveCapacity(rows.count * Glyph.pixelCount)
        for mixture in rows.mixtures {
            let (start, end) = (
                mixture.row * Glyph.pixelCount, mixture.neighbor * Glyph.pixelCount
            )
            for pixel in 0..<Glyph.pixelCount {
                let (one, other) = (Float(glyphs[start + pixel]), Float(glyphs[end + pixel]))
                made.append(UInt8((one + mixture.share * (other - one)).rounded()))
            }
        }
        return LabeledGlyphs(
            name: name, glyphs: made, labels: rows.labels(from: labels).map { UInt8($0) },
            classes: classes)
    }
}
